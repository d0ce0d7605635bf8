namespace Forum.Core.Platform.Markup;

internal sealed record MarkdownOptions(bool FrenchTypography)
{
    public MarkupLabels Labels { get; init; } = MarkupLabels.Neutral;

    /// <summary>True for authors whose links search engines may follow.</summary>
    public bool FollowLinks { get; init; }
}

/// <summary>
/// The few words that a post needs beyond its own. They are baked into the stored HTML, so they come in the
/// site's language and not in the reader's.
/// </summary>
internal sealed record MarkupLabels(string Table, string TaskDone, string TaskOpen, string Spoiler, string Details)
{
    /// <summary>What somebody who left is called.</summary>
    public string FormerMember { get; init; } = "Former member";

    /// <summary>Signs instead of words, for tests and for callers without a language.</summary>
    public static readonly MarkupLabels Neutral = new("▦", "☑", "☐", "…", "…");
}
