using System.Globalization;
using Forum.Core.Features.Search;
using Forum.Core.Platform;
using Forum.Web.Features.Topics;
using Forum.Web.Shared;

namespace Forum.Web.Features.Search;

/// <summary>What was typed, and what became of it.</summary>
internal sealed record SearchPage(string Line, SearchAnswer Answer)
{
    public SearchAnswer.Found? Found => Answer as SearchAnswer.Found;

    public Refusal? Later => (Answer as SearchAnswer.TooOften)?.Why;

    public bool IsTooLong => Answer is SearchAnswer.TooLong;

    public Pager Pager => new(Url(Line), Found?.Page ?? 1, Found?.LastPage ?? 1);

    public static string Url(string line) => line.Length == 0 ? "/search" : "/search?q=" + Uri.EscapeDataString(line);

    /// <summary>The topic from its beginning, or the post in it.</summary>
    public static string Url(SearchResult result) =>
        TopicRows.Url(result.Slug, result.TopicId) + (result.Number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{result.Number}"));
}
