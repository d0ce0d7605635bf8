using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Invitations;

/// <summary>A link that lets in so many people until a day.</summary>
internal sealed class MakeInvitationLink(Writes writes)
{
    public const string UsesUnfit = "invitations.refused.uses";
    public const string DaysUnfit = "invitations.refused.days";

    public sealed record Command(Actor Actor, int Uses, int Days)
    {
        public IReadOnlyList<long> GroupIds { get; init; } = [];

        public long? CategoryId { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Made(long Id) : Outcome;

        public sealed record Refused(IReadOnlyList<Refusal> Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (InvitationPolicy.Manage(command.Actor) is { Allowed: false } no) return new Outcome.Refused([new Refusal(no.Reason!)]);

        var why = new List<Refusal>();
        if (command.Uses is < 1 or > Invitation.MostUses) why.Add(new Refusal(UsesUnfit, "uses").With("most", Invitation.MostUses));
        if (command.Days is < 1 or > Invitation.MostDays) why.Add(new Refusal(DaysUnfit, "days").With("most", Invitation.MostDays));
        if (why.Count > 0) return new Outcome.Refused(why);

        return await writes.Run<Outcome>(async write =>
        {
            var invitation = new Invitation
            {
                Email = "",
                UseLimit = command.Uses,
                CreatedAt = write.Now,
                SentAt = write.Now,
                EndsAt = write.Now.AddDays(command.Days),
                CreatedById = command.Actor.Id,
                GroupIds = [.. command.GroupIds],
                CategoryId = command.CategoryId,
            };
            write.Db.Invitations.Add(invitation);
            await write.Flush(ct);
            write.Audit(command.Actor, "invitation.linkMade", "forum");
            return new Outcome.Made(invitation.Id);
        }, ct);
    }
}
