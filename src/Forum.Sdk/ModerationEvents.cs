namespace Forum.Sdk;

/// <summary>A member told the moderators of a post.</summary>
[EventName("post.reported")]
public sealed record PostReported : IDomainEvent
{
    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>The category it stands in: who moderates there wants to know.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The member who reported it.</summary>
    public required long ReporterId { get; init; }
}

/// <summary>A moderator decided about a report; its sender learns what became of it.</summary>
[EventName("report.decided")]
public sealed record ReportDecided : IDomainEvent
{
    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>The member who reported it.</summary>
    public required long ReporterId { get; init; }

    /// <summary>True when the post was hidden for it.</summary>
    public required bool Upheld { get; init; }
}

/// <summary>A post was hidden by a moderator, or by reports; its author learns why.</summary>
[EventName("post.hidden")]
public sealed record PostHidden : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>Its topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The moderator; null when reports hid it and nobody has decided yet.</summary>
    public long? ById { get; init; }

    /// <summary>What the moderator wrote to the author; empty when reports hid it.</summary>
    public required string Reason { get; init; }
}

/// <summary>A post waits for a moderator before anybody reads it.</summary>
[EventName("post.held")]
public sealed record PostHeld : IDomainEvent
{
    /// <summary>The draft that waits.</summary>
    public required long HeldId { get; init; }

    /// <summary>The category it is meant for.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }
}

/// <summary>A moderator decided about a post that waited; its author learns the outcome.</summary>
[EventName("held-post.decided")]
public sealed record HeldPostDecided : IDomainEvent
{
    /// <summary>The draft that waited.</summary>
    public required long HeldId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The post it became; null when it was rejected.</summary>
    public long? PostId { get; init; }

    /// <summary>What the moderator wrote to the author; may be empty.</summary>
    public required string Reason { get; init; }
}

/// <summary>A member may no longer write, or no longer come in.</summary>
[EventName("member.sanctioned")]
public sealed record MemberSanctioned : IDomainEvent
{
    /// <summary>The sanction.</summary>
    public required long SanctionId { get; init; }

    /// <summary>The member.</summary>
    public required long MemberId { get; init; }

    /// <summary>True when they may not come in, false when they may read but not write.</summary>
    public required bool Suspended { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTime? Until { get; init; }

    /// <summary>What the member is told.</summary>
    public required string Reason { get; init; }
}

/// <summary>A sanction was lifted before its end.</summary>
[EventName("sanction.lifted")]
public sealed record SanctionLifted : IDomainEvent
{
    /// <summary>The sanction.</summary>
    public required long SanctionId { get; init; }

    /// <summary>The member.</summary>
    public required long MemberId { get; init; }

    /// <summary>True when it was a suspension, false when it was a silence.</summary>
    public required bool Suspended { get; init; }
}
