using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Corpus;

/// <summary>A post the forum did not take, or should not.</summary>
internal sealed record Refused(string Thread, int N, string Code);

/// <summary>The forum's limits, counted here once more and by other code, in characters as people count them.</summary>
internal static partial class ExpectedRefusal
{
    private const int ShortestTitle = 8, LongestTitle = 200, ShortestPost = 10, LongestPost = 32_000;

    public static Refused? Of(CorpusThread thread, CorpusPost post)
    {
        var title = Length(Spaces().Replace(thread.Title, " ").Trim());
        var length = Length(post.Markdown.ReplaceLineEndings("\n").Trim());
        var code = post.N == 1 && title > LongestTitle ? "topics.refused.titleLong"
            : post.N == 1 && title < ShortestTitle ? "topics.refused.titleShort"
            : length > LongestPost ? "posts.refused.tooLong"
            : length < ShortestPost ? "posts.refused.tooShort"
            : null;
        return code is null ? null : new Refused(thread.Id, post.N, code);
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
