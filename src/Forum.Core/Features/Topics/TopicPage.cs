using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Sdk;

namespace Forum.Core.Features.Topics;

/// <summary>A topic and one page of its posts, for one reader.</summary>
internal sealed record TopicPage
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required CategoryNode Category { get; init; }

    public required CategoryNode? Parent { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required Person Author { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime LastPostAt { get; init; }

    public required int PostCount { get; init; }

    public required int LastNumber { get; init; }

    public required int ViewCount { get; init; }

    public required bool IsClosed { get; init; }

    public required bool IsDeleted { get; init; }

    public required bool IsPinned { get; init; }

    public required int Page { get; init; }

    /// <summary>The last that can be read, as far as this page knows.</summary>
    public int LastShown => Page == Pages && Posts.Count > 0 ? Posts[^1].Number : LastNumber;

    public int Pages => Topic.PageOf(LastNumber);

    public int Replies => Math.Max(0, PostCount - 1);

    public required IReadOnlyList<Person> Participants { get; init; }

    public IReadOnlyList<PostView> Posts { get; init; } = [];

    public required Decision MayReply { get; init; }

    public required Decision MayRetitle { get; init; }

    public required Decision MayClose { get; init; }

    public required Decision MayPin { get; init; }

    public required Decision MayDelete { get; init; }

    public required Decision MayRestore { get; init; }

    public required TopicKind Kind { get; init; }

    public required long? AcceptedPostId { get; init; }

    /// <summary>To accept an answer, or to take the mark back.</summary>
    public required Decision MayAccept { get; init; }

    /// <summary>Only on the first page, below the question.</summary>
    public AcceptedAnswer? Answer { get; init; }

    /// <summary>The same for all who are shown these posts as they were read once; null where it depends on who asks.</summary>
    public long? Stamp { get; init; }

    public bool IsQuestion => Kind == TopicKind.Question;

    public bool IsSolved => AcceptedPostId is not null;
}
