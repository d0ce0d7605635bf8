using Forum.Core.Features.Members;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Keeps somebody from writing, or from coming in, for a time and a reason that they are told.</summary>
internal sealed class SanctionMember(Writes writes, Sanctioning sanctioning)
{
    public const string NoEnd = "moderation.refused.noEnd";
    public const string NoKind = "moderation.refused.noKind";

    /// <summary>How long, in hours; or for ever.</summary>
    public static readonly IReadOnlyList<int> Spans = [24, 72, 168, 720];

    /// <param name="Actor">Who decides.</param>
    /// <param name="Username">About whom.</param>
    /// <param name="Kind">Silence or suspension; null when none was chosen.</param>
    /// <param name="Hours">One of <see cref="Spans"/>; zero for ever.</param>
    /// <param name="Reason">What the person is told.</param>
    public sealed record Command(Actor Actor, string Username, SanctionKind? Kind, int? Hours, string? Reason);

    public abstract record Outcome
    {
        public sealed record Done(string Username) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (kind, hours) = (command.Kind ?? (SanctionKind)(-1), command.Hours ?? -1);
        var unfitKind = Enum.IsDefined(kind) ? null : new Refusal(NoKind, "kind");
        var unfitEnd = hours == 0 || Spans.Contains(hours) ? null : new Refusal(NoEnd, "hours");
        var (reason, unfitReason) = ModerationText.Read(command.Reason, Sanction.ReasonLimit, needed: true, "reason");
        if (Refusal.Of(unfitKind, unfitEnd, unfitReason) is { } unfit) return new Outcome.Refused(unfit);

        return await writes.Run<Outcome>(async write =>
        {
            var key = Member.KeyOf(command.Username);
            var member = await write.Db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct);
            if (member is null) return new Outcome.NotFound();
            if (ModerationPolicy.Sanction(command.Actor, member.Role) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

            DateTime? until = hours == 0 ? null : write.Now.AddHours(hours);
            var sanction = new Sanction { MemberId = member.Id, Kind = kind, Reason = reason, ById = command.Actor.Id, At = write.Now, EndsAt = until };
            await sanctioning.Impose(write, sanction, command.Actor.Id, ct);
            write.Audit(command.Actor, kind == SanctionKind.Suspension ? "member.suspended" : "member.silenced", $"member:{member.Id}", $"{(hours == 0 ? "∞" : $"{hours} h")} · {reason}");
            return new Outcome.Done(member.Username);
        }, ct);
    }
}
