using Forum.Core.Features.Members;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>Puts somebody into a group, or changes whether they own it. Twice is once.</summary>
internal sealed class AddToGroup(Writes writes, GroupChanges changes)
{
    public const string Nobody = "groups.refused.nobody";

    /// <param name="Actor">Who adds.</param>
    /// <param name="GroupId">To which group.</param>
    /// <param name="Username">Whom, as typed.</param>
    /// <param name="Owner">Whether they own it; null leaves that as it is. Only staff name owners.</param>
    public sealed record Command(Actor Actor, long GroupId, string? Username, bool? Owner = null);

    public abstract record Outcome
    {
        public sealed record Added(string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var group = await write.Db.Groups.VisibleTo(write.Db.GroupMembers, command.Actor).FirstOrDefaultAsync(g => g.Id == command.GroupId, ct);
        if (group is null) return new Outcome.NotFound();

        var owns = await write.Db.GroupMembers.AnyAsync(m => m.GroupId == group.Id && m.MemberId == command.Actor.Id && m.IsOwner, ct);
        if (GroupPolicy.ChangePeople(command.Actor, group.IsAutomatic, owns) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (command.Owner is not null && GroupPolicy.Manage(command.Actor) is { Allowed: false } only) return new Outcome.Refused(new Refusal(only.Reason!));

        var key = Member.KeyOf(CleanText.Line(command.Username).TrimStart('@'));
        if (await write.Db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct) is not { } member)
            return new Outcome.Refused(new Refusal(Nobody, "username").With("name", CleanText.Line(command.Username)));

        await Put(write, group.Id, member.Id, command.Owner, ct);
        write.Audit(command.Actor, command.Owner == true ? "group.ownerNamed" : "group.memberAdded", $"group:{group.Slug}", member.Username);
        changes.ForgetAfter(write);
        return new Outcome.Added(group.Slug);
    }, ct);

    /// <summary>Within a transaction that does more, such as accepting an invitation.</summary>
    public static async Task Put(Write write, long groupId, long memberId, bool? owner, CancellationToken ct)
    {
        var present = await write.Db.GroupMembers.FirstOrDefaultAsync(m => m.GroupId == groupId && m.MemberId == memberId, ct);
        if (present is null) write.Db.GroupMembers.Add(new GroupMember { GroupId = groupId, MemberId = memberId, IsOwner = owner == true, AddedAt = write.Now });
        else if (owner is { } owns) present.IsOwner = owns;
    }
}
