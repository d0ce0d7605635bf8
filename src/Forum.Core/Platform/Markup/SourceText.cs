using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Core.Platform.Markup;

/// <summary>What is done to a text before the parser sees it.</summary>
internal static partial class SourceText
{
    public static string Prepare(string markdown)
    {
        var text = markdown;
        if (text.Contains('\r'))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return BracketTags.OnOwnLines(WithoutPlaceholder(text));
    }

    /// <summary>Nobody may write our private sign, nor spell it as an entity: it would become an id.</summary>
    private static string WithoutPlaceholder(string text)
    {
        text = text.Replace(PostIds.Placeholder.ToString(), "", StringComparison.Ordinal);
        if (!text.Contains("57344", StringComparison.Ordinal) && !text.Contains("e000", StringComparison.OrdinalIgnoreCase))
            return text;

        // Each removal may join its neighbours into a new one.
        for (var before = ""; before != text;)
        {
            before = text;
            text = PlaceholderEntity().Replace(text, "");
        }

        return text;
    }

    /// <summary>For a text that the parser gave up on: paragraphs and line breaks, nothing else.</summary>
    public static string AsParagraphs(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = paragraph.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                html.Append(i == 0 ? "<p>" : "<br>\n");
                HtmlEscape.To(html, lines[i]);
            }

            html.Append("</p>\n");
        }

        return html.ToString();
    }

    [GeneratedRegex(@"&#(?:0*57344(?![0-9])|[xX]0*[eE]000(?![0-9a-fA-F]));?", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderEntity();
}
