namespace Forum.Sdk;

/// <summary>A post became readable: the first of a topic (number 1) or a reply.</summary>
[EventName("post.created")]
public sealed record PostCreated : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>Its topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The topic's category.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The number in the topic, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The number of the post it answers, when it answers one.</summary>
    public int? ReplyTo { get; init; }
}

/// <summary>A post's text was changed.</summary>
[EventName("post.edited")]
public sealed record PostEdited : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>Its topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who changed it.</summary>
    public required long EditorId { get; init; }
}

/// <summary>A post was taken out of sight; it may come back with <see cref="PostRestored"/>.</summary>
[EventName("post.deleted")]
public sealed record PostDeleted : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>Its topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The topic's category.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The member who deleted it; 0 when reports did.</summary>
    public required long ById { get; init; }
}

/// <summary>A deleted post is readable again.</summary>
[EventName("post.restored")]
public sealed record PostRestored : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>Its topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The topic's category.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }
}

/// <summary>A member liked a post.</summary>
[EventName("post.liked")]
public sealed record PostLiked : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>Its topic.</summary>
    public required long TopicId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The member who likes it.</summary>
    public required long ById { get; init; }
}

/// <summary>A member took a like back.</summary>
[EventName("post.unliked")]
public sealed record PostUnliked : IDomainEvent
{
    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The member who liked it before.</summary>
    public required long ById { get; init; }
}
