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
        Uploads = new Dictionary<UploadRef, UploadTarget>
        {
            [UploadRef.Read("/uploads/7-0123456789abcdef.png")!.Value] = new("/uploads/7-0123456789abcdef.png", 2000, 1500)
            {
                ShownPath = "/uploads/7-0123456789abcdef-small.webp",
                ShownWidth = 1280,
                ShownHeight = 960,
            },
            [UploadRef.Read("/uploads/8-0123456789abcdef.pdf")!.Value] = new("/uploads/8-0123456789abcdef.pdf", 0, 0),
        },
        Quotes = new Dictionary<PostRef, string> { [new PostRef(12, 3)] = "/t/sujet/12/3" },
    };

    public static string Html(string markdown, MarkdownOptions? options = null) =>
        Pipeline.Html(markdown, Targets, options ?? Plain);
}
