using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Uploads;

/// <summary>Who may send pictures and files, and why not.</summary>
internal static class UploadPolicy
{
    public const string Newcomer = "uploads.refused.newcomer";

    /// <summary>For posts. On their first day people write words: what strangers like to leave behind is pictures.</summary>
    public static Decision Attach(Actor actor, bool isNew) =>
        actor.IsGuest ? Decision.Refuse(TopicPolicy.SignIn) : isNew ? Decision.Refuse(Newcomer) : Decision.Allow;

    /// <summary>One's own, from the first day on: a forum of faces is a kinder one.</summary>
    public static Decision ShowFace(Actor actor) => actor.IsGuest ? Decision.Refuse(TopicPolicy.SignIn) : Decision.Allow;
}
