using Forum.Core.Features.Accounts;
using Forum.Core.Features.Members;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Frees somebody from the rules of the first day.</summary>
internal sealed class VouchForMember(Writes writes, Sessions sessions)
{
    public sealed record Command(Actor Actor, string Username);

    public abstract record Outcome
    {
        public sealed record Done(string Username) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var key = Member.KeyOf(command.Username);
        var member = await write.Db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct);
        if (member is null) return new Outcome.NotFound();
        if (ModerationPolicy.Sanction(command.Actor, member.Role) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        if (!member.IsVouchedFor)
        {
            member.Vouch();
            write.AfterCommit(sessions.Forget);
            write.Audit(command.Actor, "member.vouched", $"member:{member.Id}");
        }

        return new Outcome.Done(member.Username);
    }, ct);
}
