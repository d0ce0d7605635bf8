using System.Net;
using System.Text;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// The words of a stored post, for search and extracts. It reads only HTML that the sanitiser wrote, where a
/// "less than" always begins a tag. What hides in a spoiler stays out: an extract would give it away.
/// </summary>
internal static class HtmlText
{
    private const string Hidden = "…";

    public static string Of(string html, bool withoutQuotes = false)
    {
        var text = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (true)
        {
            var start = rest.IndexOf('<');
            if (start < 0)
                break;
            text.Append(rest[..start]);
            rest = rest[start..];
            var end = rest.IndexOf('>');
            if (end < 0)
                break;
            var tag = rest[1..end];
            if (IsHidden(tag, withoutQuotes))
            {
                if (tag.StartsWith("details") || tag.StartsWith("span"))
                    text.Append(Hidden);
                rest = After(rest, NameOf(tag));
                continue;
            }

            if (tag.StartsWith("img"))
                text.Append(' ').Append(Alt(tag)).Append(' ');
            else if (!IsInline(tag))
                text.Append('\n');
            rest = rest[(end + 1)..];
        }

        return Tidy(WebUtility.HtmlDecode(text.Append(rest).ToString()));
    }

    private static bool IsHidden(ReadOnlySpan<char> tag, bool withoutQuotes) =>
        tag.StartsWith("details class=\"spoiler\"") || tag.StartsWith("a class=\"footnote-") || tag.StartsWith("span class=\"spoiler\"")
        || (withoutQuotes && tag.StartsWith("blockquote class=\"quote\""));

    /// <summary>What follows the element that begins here, its namesakes inside counted.</summary>
    private static ReadOnlySpan<char> After(ReadOnlySpan<char> html, ReadOnlySpan<char> name)
    {
        var depth = 0;
        while (true)
        {
            var start = html.IndexOf('<');
            if (start < 0)
                return [];
            html = html[(start + 1)..];
            var closing = html[0] == '/';
            if (NameOf(closing ? html[1..] : html).SequenceEqual(name))
                depth += closing ? -1 : 1;
            if (depth > 0)
                continue;
            var end = html.IndexOf('>');
            return end < 0 ? [] : html[(end + 1)..];
        }
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(' ', '>');
        return end < 0 ? tag : tag[..end];
    }

    private static ReadOnlySpan<char> Alt(ReadOnlySpan<char> tag)
    {
        var start = tag.IndexOf(" alt=\"");
        if (start < 0)
            return [];
        var alt = tag[(start + 6)..];
        return alt[..alt.IndexOf('"')];
    }

    private static bool IsInline(ReadOnlySpan<char> tag) => NameOf(tag.TrimStart('/')) is
        "a" or "abbr" or "b" or "bdi" or "bdo" or "cite" or "code" or "del" or "dfn" or "em" or "i" or "ins" or "kbd" or "mark" or "q"
        or "rp" or "rt" or "ruby" or "s" or "samp" or "small" or "span" or "strong" or "sub" or "sup" or "u" or "var" or "wbr";

    private static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
                continue;
            if (result.Length > 0)
                result.Append('\n');
            result.Append(trimmed);
        }

        return result.ToString();
    }
}
