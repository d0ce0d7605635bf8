using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>Takes somebody out of a group.</summary>
internal sealed class RemoveFromGroup(Writes writes, GroupChanges changes)
{
    public const string OwnersStay = "groups.refused.ownersStay";

    public sealed record Command(Actor Actor, long GroupId, long MemberId);

    public abstract record Outcome
    {
        public sealed record Removed(string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var group = await write.Db.Groups.VisibleTo(write.Db.GroupMembers, command.Actor).FirstOrDefaultAsync(g => g.Id == command.GroupId, ct);
        if (group is null) return new Outcome.NotFound();

        var owns = await write.Db.GroupMembers.AnyAsync(m => m.GroupId == group.Id && m.MemberId == command.Actor.Id && m.IsOwner, ct);
        if (GroupPolicy.ChangePeople(command.Actor, group.IsAutomatic, owns) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        var member = await write.Db.GroupMembers.FirstOrDefaultAsync(m => m.GroupId == group.Id && m.MemberId == command.MemberId, ct);
        if (member is null) return new Outcome.Removed(group.Slug);

        // Two owners who disagree must not take the group from each other: staff decide.
        if (member.IsOwner && GroupPolicy.Manage(command.Actor) is { Allowed: false }) return new Outcome.Refused(new Refusal(OwnersStay));

        write.Db.GroupMembers.Remove(member);
        var name = await write.Db.Members.Where(m => m.Id == command.MemberId).Select(m => m.Username).FirstAsync(ct);
        write.Audit(command.Actor, "group.memberRemoved", $"group:{group.Slug}", name);
        changes.ForgetAfter(write);
        return new Outcome.Removed(group.Slug);
    }, ct);
}
