using Forum.Core.Platform.Permissions;

namespace Forum.Web.Platform.Mvc;

/// <summary>Who acts in this request; the session handler sets it once, everybody else reads it.</summary>
internal sealed class CurrentActor
{
    public Actor Actor { get; private set; } = Actor.Guest;

    /// <summary>How many notifications wait for them.</summary>
    public int Unread { get; set; }

    public void Is(Actor actor) => Actor = actor;
}
