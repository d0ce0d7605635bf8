using Forum.Core.Platform.Permissions;

namespace Forum.Web.Platform.Mvc;

/// <summary>Who acts in this request; the session handler sets it once, everybody else reads it.</summary>
internal sealed class CurrentActor
{
    public Actor Actor { get; private set; } = Actor.Guest;

    /// <summary>How many notifications wait for them.</summary>
    public int Unread { get; set; }

    /// <summary>How many people wait for an answer on this person's desk; null for somebody without one.</summary>
    public int? Waiting { get; set; }

    public void Is(Actor actor) => Actor = actor;
}
