namespace Forum.Core.Features.Topics;

/// <summary>That a topic takes no more replies, since when and by whom.</summary>
internal sealed class TopicClosure
{
    public required long TopicId { get; init; }

    public required long ById { get; init; }

    public required DateTime At { get; init; }
}
