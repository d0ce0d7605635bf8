using System.Globalization;
using Forum.Core.Features.Posts;

namespace Forum.Web.Features.Posts;

/// <summary>A post's words as a quote in a new text, with the way back to it.</summary>
internal static class QuotedText
{
    public static string Of(PostSource post) => $"[quote=\"{Attribution(post.AuthorName, post.Number, post.TopicId)}\"]\n{WithoutQuotes(post.Markdown)}\n[/quote]\n\n";

    public static string Attribution(string name, int number, long topicId) =>
        string.Create(CultureInfo.InvariantCulture, $"{name.Replace("\"", "", StringComparison.Ordinal)}, post:{number}, topic:{topicId}");

    /// <summary>What the quoted person quoted is left out: a thread of quotes within quotes is read by nobody.</summary>
    private static string WithoutQuotes(string markdown)
    {
        var depth = 0;
        var own = new List<string>();
        foreach (var line in markdown.Split('\n'))
        {
            if (line.TrimStart().StartsWith("[quote", StringComparison.OrdinalIgnoreCase)) depth++;
            if (depth == 0) own.Add(line);
            if (depth > 0 && line.TrimEnd().EndsWith("[/quote]", StringComparison.OrdinalIgnoreCase)) depth--;
        }

        var text = string.Join('\n', own).Trim();
        return text.Length > 0 ? text : markdown.Trim();
    }
}
