namespace Forum.Core.Features.Reading;

/// <summary>How far a member has read in a topic, and how closely they follow it.</summary>
internal sealed class TopicRead
{
    public required long MemberId { get; init; }

    public required long TopicId { get; init; }

    /// <summary>The highest number read; 0 for a topic that is followed but was never opened.</summary>
    public int Number { get; set; }

    /// <summary>
    /// There are newer posts. Set once by the first of them and taken back by reading, so that neither a list of unread topics nor their
    /// count ever looks at what was read to its end.
    /// </summary>
    public bool IsBehind { get; set; }

    /// <summary>Chosen for this topic; null leaves it to its category.</summary>
    public Attention? Level { get; set; }

    public required DateTime At { get; set; }
}

/// <summary>A member's choice for a whole category, and for what is below it.</summary>
internal sealed class CategoryFollow
{
    public required long MemberId { get; init; }

    public required long CategoryId { get; init; }

    public required Attention Level { get; set; }
}

/// <summary>Topics from before count as known: "mark all read" moves it forward.</summary>
internal sealed class FreshStart
{
    public required long MemberId { get; init; }

    public required DateTime At { get; set; }
}
