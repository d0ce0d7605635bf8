namespace Forum.Core.Features.Posts;

/// <summary>The text a post had before an edit.</summary>
internal sealed class PostRevision
{
    public long Id { get; private set; }

    public required long PostId { get; init; }

    /// <summary>The version that this text was.</summary>
    public required int Version { get; init; }

    /// <summary>Who replaced it.</summary>
    public required long EditorId { get; init; }

    public required DateTime At { get; init; }

    public required string Markdown { get; init; }
}
