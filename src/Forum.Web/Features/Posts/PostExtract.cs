using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Text;

namespace Forum.Web.Features.Posts;

/// <summary>The first words of a post, for descriptions.</summary>
internal static class PostExtract
{
    // What search engines show of a description.
    private const int Length = 160;

    public static string Of(string html) => Excerpts.Cut(CleanText.Line(HtmlText.Of(html, withoutQuotes: true)), Length);
}
