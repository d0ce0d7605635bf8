using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>Ends a group: its people lose what it gave them, and keep everything they wrote.</summary>
internal sealed class DeleteGroup(Writes writes, GroupChanges changes)
{
    public sealed record Command(Actor Actor, long GroupId);

    public abstract record Outcome
    {
        public sealed record Deleted : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (GroupPolicy.Manage(command.Actor) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Groups.FirstOrDefaultAsync(g => g.Id == command.GroupId, ct) is not { } group) return new Outcome.Deleted();
            if (group.IsAutomatic) return new Outcome.Refused(new Refusal(GroupPolicy.Automatic));

            write.Db.Groups.Remove(group);
            write.Audit(command.Actor, "group.deleted", "forum", group.Name);
            changes.ForgetAfter(write);
            return new Outcome.Deleted();
        }, ct);
    }
}
