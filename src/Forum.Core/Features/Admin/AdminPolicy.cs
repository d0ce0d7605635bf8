using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Admin;

/// <summary>Who may do what to somebody's account.</summary>
internal static class AdminPolicy
{
    public const string OnlyStaff = "admin.refused.onlyStaff";
    public const string NotBelow = "admin.refused.notBelow";
    public const string LastAdmin = "admin.refused.lastAdmin";
    public const string NoAccount = "admin.refused.noAccount";

    /// <summary>End their sessions, send them a link: administrators to everybody, moderators to those below them.</summary>
    public static Decision ActOn(Actor actor, Role target)
    {
        if (!actor.IsStaff) return Decision.Refuse(OnlyStaff);
        return actor.IsAdmin || actor.Role > target ? Decision.Allow : Decision.Refuse(NotBelow);
    }

    /// <summary>Give them a role.</summary>
    public static Decision GiveRole(Actor actor) => actor.IsAdmin ? Decision.Allow : Decision.Refuse(ChangeStage.OnlyAdmins);
}
