namespace Forum.Core.Features.Moderation;

/// <summary>One line of the log that staff can read: who did what to whom, and when.</summary>
internal sealed class AuditEntry
{
    public long Id { get; private set; }

    public required DateTime At { get; init; }

    /// <summary>Null when the command line or the forum itself acted.</summary>
    public long? ActorId { get; init; }

    /// <summary>A stable word: topic.closed, settings.changed.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: topic:12, member:5, setting:site.title.</summary>
    public required string Subject { get; init; }

    public string Details { get; init; } = "";
}
