namespace Forum.Core.Features.Reading;

/// <summary>A post or a whole topic that a member wants to find again, and why.</summary>
internal sealed class Bookmark
{
    public const int NoteLimit = 200;

    public long Id { get; private set; }

    public required long MemberId { get; init; }

    public required long TopicId { get; init; }

    /// <summary>Null for the topic as a whole.</summary>
    public long? PostId { get; init; }

    public required string Note { get; set; }

    public required DateTime At { get; init; }
}
