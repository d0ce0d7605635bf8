using Forum.Core.Platform.Markup;

namespace Forum.Core.Features.Search;

/// <summary>What can be found of a post. The title and the tags belong to the first post alone, so that a topic is not found once for each reply.</summary>
internal sealed record SearchEntry(string? Title, IReadOnlyList<string> Tags, string Text)
{
    public static SearchEntry OfFirst(string title, IReadOnlyList<string> tags, string html) => new(title, tags, Words(html));

    public static SearchEntry OfReply(string html) => new(null, [], Words(html));

    // What somebody quotes is found where it was written; a spoiler is found nowhere.
    private static string Words(string html) => HtmlText.Of(html, withoutQuotes: true);
}

/// <summary>An entry as the index takes it: tokens with single spaces between them.</summary>
internal sealed record AnalyzedEntry(string Title, string Tags, string Body);
