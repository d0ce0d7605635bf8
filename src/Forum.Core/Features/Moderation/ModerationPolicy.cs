using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Moderation;

/// <summary>Who keeps order, over what and over whom.</summary>
internal static class ModerationPolicy
{
    public const string Silenced = "moderation.refused.silenced";
    public const string OwnPost = "moderation.refused.ownPost";
    public const string NotModerator = "moderation.refused.notModerator";
    public const string NotBelow = "moderation.refused.notBelow";

    /// <summary>The moderators' pages at all.</summary>
    public static Decision Enter(Actor actor) => actor.IsStaff || actor.Grants.Moderated.Count > 0 ? Decision.Allow : Decision.Refuse(NotModerator);

    /// <summary>Posts of a category: hiding, restoring, approving.</summary>
    public static Decision Moderate(Actor actor, long categoryId) => actor.IsSilenced
        ? Decision.Refuse(Silenced)
        : actor.Moderates(categoryId) ? Decision.Allow : Decision.Refuse(NotModerator);

    public static Decision Report(Actor actor, long authorId)
    {
        if (actor.IsGuest) return Decision.Refuse(TopicPolicy.SignIn);
        if (actor.IsSilenced) return Decision.Refuse(Silenced);
        return actor.Is(authorId) ? Decision.Refuse(OwnPost) : Decision.Allow;
    }

    /// <summary>Silence, suspension, and what ends them: for the team, over those below.</summary>
    public static Decision Sanction(Actor actor, Role target)
    {
        if (!actor.IsStaff) return Decision.Refuse(NotModerator);
        return actor.Role > target ? Decision.Allow : Decision.Refuse(NotBelow);
    }

    /// <summary>What a report counts: more from whom the forum trusts more.</summary>
    public static int Weight(Actor actor) => actor.Role > Role.Member ? 2 : 1;
}
