using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Groups;

/// <summary>What an actor may do with groups, and why not.</summary>
internal static class GroupPolicy
{
    public const string OnlyStaff = "groups.refused.onlyStaff";
    public const string OnlyOwners = "groups.refused.onlyOwners";
    public const string Automatic = "groups.refused.automatic";

    /// <summary>Make, change and remove groups, and name their owners.</summary>
    public static Decision Manage(Actor actor) => actor.IsStaff ? Decision.Allow : Decision.Refuse(OnlyStaff);

    /// <summary>Say who is in it.</summary>
    public static Decision ChangePeople(Actor actor, bool isAutomatic, bool isOwner)
    {
        if (isAutomatic) return Decision.Refuse(Automatic);
        return actor.IsStaff || isOwner ? Decision.Allow : Decision.Refuse(OnlyOwners);
    }

    /// <summary>The groups that exist for an actor.</summary>
    public static IQueryable<Group> VisibleTo(this IQueryable<Group> groups, IQueryable<GroupMember> members, Actor actor)
    {
        if (actor.IsStaff) return groups;
        if (actor.IsGuest) return groups.Where(g => g.Visibility == GroupVisibility.Everyone);

        var id = actor.Id;
        return groups.Where(g => g.Visibility <= GroupVisibility.Members || members.Any(m => m.GroupId == g.Id && m.MemberId == id));
    }
}
