using Forum.Core.Features.Topics;

namespace Forum.Core.Features.Search;

internal enum SearchOrder
{
    Relevance,
    Latest,
    Likes,
}

/// <summary>Tokens in a row; the last may be the beginning of a longer one.</summary>
internal sealed record SearchPart(IReadOnlyList<string> Tokens, bool Begins = false);

/// <summary>One thing looked for, found by any of its parts: a word's stems and the word itself, or a phrase.</summary>
internal sealed record SearchTerm(params IReadOnlyList<SearchPart> Any);

/// <summary>What somebody asks, read from the line they typed; names are not looked up yet.</summary>
internal sealed record SearchQuery
{
    /// <summary>Longer lines are refused: nobody looks for so much at once.</summary>
    public const int LengthLimit = 400;

    /// <summary>Words beyond these add work and no sense.</summary>
    public const int TermLimit = 32;

    public IReadOnlyList<SearchTerm> Terms { get; init; } = [];

    /// <summary>Neighbours in the line: where they are neighbours in a text as well, it ranks higher.</summary>
    public IReadOnlyList<SearchPart> Pairs { get; init; } = [];

    public bool InTitle { get; init; }

    public string? Category { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Author { get; init; }

    public DateTime? After { get; init; }

    public DateTime? Before { get; init; }

    public TopicStatus? Status { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>The words and phrases as typed, without what narrows them.</summary>
    public string Words { get; init; } = "";

    /// <summary>What was meant to narrow and cannot be read.</summary>
    public IReadOnlyList<LostFilter> Lost { get; init; } = [];

    public bool IsEmpty => Terms.Count == 0 && Category is null && Tags.Count == 0 && Author is null && After is null && Before is null && Status is null;
}
