namespace Forum.Core.Features.Search;

/// <summary>What a search can be narrowed by.</summary>
internal enum SearchFilter
{
    In,
    Category,
    Tag,
    Author,
    Date,
    Status,
    Order,
}

/// <summary>A filter that was typed and could not be followed: the rest was looked for without it.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Typed">As it was read in the line.</param>
internal sealed record LostFilter(SearchFilter Filter, string Typed)
{
    /// <summary>What can stand in its place; none where there would be too many.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
