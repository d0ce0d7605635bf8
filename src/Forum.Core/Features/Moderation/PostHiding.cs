namespace Forum.Core.Features.Moderation;

/// <summary>Why a post is out of sight, for its author and the team. The post itself is deleted, or for a first post its topic.</summary>
internal sealed class PostHiding
{
    public const int ReasonLimit = 1_000;

    public required long PostId { get; init; }

    /// <summary>Null when reports hid it, until somebody decides.</summary>
    public long? ById { get; private set; }

    /// <summary>What the moderator tells the author.</summary>
    public string Reason { get; private set; } = "";

    public DateTime At { get; private set; }

    public void Say(long? byId, string reason, DateTime now)
    {
        ById = byId;
        Reason = reason;
        At = now;
    }
}
