using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Search;

/// <summary>A question to the index: every name looked up, and who asks.</summary>
internal sealed record SearchRequest
{
    public required SearchQuery Query { get; init; }

    /// <summary>Every term, or any of them.</summary>
    public required bool AllTerms { get; init; }

    /// <summary>Only what this audience may read is looked at, counted or ranked.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Categories beyond the audience that a group of theirs opens.</summary>
    public IReadOnlyList<long> Granted { get; init; } = [];

    public long[]? CategoryIds { get; init; }

    public IReadOnlyList<long> TagIds { get; init; } = [];

    public long? AuthorId { get; init; }

    /// <summary>What is fresh is measured from here.</summary>
    public required DateTime Now { get; init; }

    public required int Offset { get; init; }

    public required int Limit { get; init; }
}

/// <summary>A topic, and the post in it that answers best.</summary>
internal readonly record struct SearchHit(long TopicId, long PostId);

internal sealed record SearchHits(IReadOnlyList<SearchHit> Page, int Total);
