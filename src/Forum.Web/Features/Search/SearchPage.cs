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

    public IReadOnlyList<LostFilter> Lost => Answer.Lost;

    /// <summary>Signs and nothing to look for.</summary>
    public bool HasNoWord => Answer is SearchAnswer.NothingAsked { Lost.Count: 0 } && Line.Length > 0;

    /// <summary>The same search with something that can be followed in place of what cannot.</summary>
    public string Url(LostFilter lost, string choice) =>
        Url(Line.Contains(lost.Typed, StringComparison.Ordinal) ? Line.Replace(lost.Typed, choice, StringComparison.Ordinal) : $"{Line} {choice}");

    public Pager Pager => new(Url(Line), Found?.Page ?? 1, Found?.LastPage ?? 1);

    public static string Url(string line) => line.Length == 0 ? "/search" : "/search?q=" + Uri.EscapeDataString(line);

    /// <summary>The topic from its beginning, or the post in it.</summary>
    public static string Url(SearchResult result) =>
        TopicRows.Url(result.Slug, result.TopicId) + (result.Number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{result.Number}"));
}
