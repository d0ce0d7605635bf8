using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;

namespace Forum.Core.Features.Invitations;

internal static class InvitationPolicy
{
    public const string MembersMayNot = "invitations.refused.membersMayNot";
    public const string OnlyStaff = "invitations.refused.onlyStaff";
    public const string SignIn = "invitations.refused.signIn";

    /// <summary>Write to people. Staff always, members where the forum lets them.</summary>
    public static Decision Invite(Actor actor, RegistrationSettings settings)
    {
        if (actor.IsGuest) return Decision.Refuse(SignIn);
        return actor.IsStaff || settings.MembersInvite ? Decision.Allow : Decision.Refuse(MembersMayNot);
    }

    /// <summary>Links for many, groups, and other people's invitations.</summary>
    public static Decision Manage(Actor actor) => actor.IsStaff ? Decision.Allow : Decision.Refuse(OnlyStaff);

    public static Decision Change(Actor actor, long createdById) => actor.Is(createdById) ? Decision.Allow : Manage(actor);
}
