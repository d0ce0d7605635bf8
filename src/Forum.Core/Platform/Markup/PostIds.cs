namespace Forum.Core.Platform.Markup;

/// <summary>
/// Ids inside a stored post begin with a private sign, replaced when the post is put on a page: two posts on one
/// page may both have a first footnote. The sign cannot be typed; see <see cref="SourceText"/>.
/// </summary>
internal static class PostIds
{
    public const char Placeholder = '\uE000';

    public static string For(string html, string prefix) =>
        html.Replace(Placeholder.ToString(), prefix, StringComparison.Ordinal);
}
