using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Ends a sanction before its time.</summary>
internal sealed class LiftSanction(Writes writes, Sanctioning sanctioning)
{
    public sealed record Command(Actor Actor, long SanctionId);

    public abstract record Outcome
    {
        public sealed record Done(string Username) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var sanction = await write.Db.Sanctions.Include(s => s.Member).FirstOrDefaultAsync(s => s.Id == command.SanctionId, ct);
        if (sanction is null) return new Outcome.NotFound();
        if (ModerationPolicy.Sanction(command.Actor, sanction.Member.Role) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        if (sanction.LiftedAt is null)
        {
            sanctioning.Lift(write, sanction, command.Actor.Id);
            write.Audit(command.Actor, sanction.Kind == SanctionKind.Suspension ? "member.unsuspended" : "member.unsilenced", $"member:{sanction.MemberId}");
        }

        return new Outcome.Done(sanction.Member.Username);
    }, ct);
}
