namespace Forum.Sdk;

/// <summary>A topic was opened; its first post is told by <see cref="PostCreated"/> with number 1.</summary>
[EventName("topic.created")]
public sealed record TopicCreated : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>Its category.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The member who opened it.</summary>
    public required long AuthorId { get; init; }
}

/// <summary>A topic takes no more replies.</summary>
[EventName("topic.closed")]
public sealed record TopicClosed : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who closed it.</summary>
    public required long ById { get; init; }
}

/// <summary>A closed topic takes replies again.</summary>
[EventName("topic.reopened")]
public sealed record TopicReopened : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who reopened it.</summary>
    public required long ById { get; init; }
}

/// <summary>A topic stands on top of its category.</summary>
[EventName("topic.pinned")]
public sealed record TopicPinned : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who pinned it.</summary>
    public required long ById { get; init; }
}

/// <summary>A pinned topic is one among others again.</summary>
[EventName("topic.unpinned")]
public sealed record TopicUnpinned : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who let it go.</summary>
    public required long ById { get; init; }
}

/// <summary>A whole topic was taken out of sight with its posts.</summary>
[EventName("topic.deleted")]
public sealed record TopicDeleted : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>Its category.</summary>
    public required long CategoryId { get; init; }

    /// <summary>How many readable posts went or came with it.</summary>
    public required int PostCount { get; init; }

    /// <summary>The member who deleted it; 0 when reports did.</summary>
    public required long ById { get; init; }
}

/// <summary>A deleted topic is readable again.</summary>
[EventName("topic.restored")]
public sealed record TopicRestored : IDomainEvent
{
    /// <summary>The topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>Its category.</summary>
    public required long CategoryId { get; init; }

    /// <summary>How many readable posts went or came with it.</summary>
    public required int PostCount { get; init; }
}

/// <summary>A reply was accepted as the answer to its question. When it takes another's place, <see cref="AnswerWithdrawn"/> tells of that one first.</summary>
[EventName("topic.answer-accepted")]
public sealed record AnswerAccepted : IDomainEvent
{
    /// <summary>The reply.</summary>
    public required long PostId { get; init; }

    /// <summary>The question.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who wrote the reply.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The member who accepted it.</summary>
    public required long ById { get; init; }
}

/// <summary>A reply is no longer the accepted answer: somebody said so, or it is out of sight.</summary>
[EventName("topic.answer-withdrawn")]
public sealed record AnswerWithdrawn : IDomainEvent
{
    /// <summary>The reply.</summary>
    public required long PostId { get; init; }

    /// <summary>The question.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who wrote the reply.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The member who took the mark away or the reply out of sight; 0 for the forum itself.</summary>
    public required long ById { get; init; }
}
