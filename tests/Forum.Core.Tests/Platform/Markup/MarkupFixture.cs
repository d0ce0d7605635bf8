using Forum.Core.Platform.Markup;

namespace Forum.Core.Tests.Platform.Markup;

/// <summary>The one pipeline, with a few names that lead somewhere.</summary>
internal static class Post
{
    public static readonly MarkdownPipeline Pipeline = new();

    public static readonly MarkdownOptions Plain = new(FrenchTypography: false);

    public static readonly MarkdownOptions French = new(FrenchTypography: true);

    public static readonly MarkupTargets Targets = new()
    {
        Mentions = new Dictionary<string, MentionTarget> { ["ines"] = new("Ines", "/u/Ines") },
        Categories = new Dictionary<string, ReferenceTarget>
        {
            ["entraide"] = new("Entraide", "/c/entraide"),
            ["entraide/sql"] = new("SQL", "/c/entraide/sql"),
        },
        Tags = new Dictionary<string, ReferenceTarget> { ["jointure"] = new("jointure", "/tag/jointure") },
        Quotes = new Dictionary<PostRef, string> { [new PostRef(12, 3)] = "/t/sujet/12/3" },
    };

    public static string Html(string markdown, MarkdownOptions? options = null) =>
        Pipeline.Html(markdown, Targets, options ?? Plain);
}
