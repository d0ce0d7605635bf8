using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// <c>[quote]</c>, <c>[spoiler]</c> and <c>[details]</c> are blocks between two lines of their own. People also
/// write them in one line; this puts an opening tag at the start of a line, and a closing tag at its end, on
/// lines of their own before the parser reads. Fenced code is left alone.
/// </summary>
internal static partial class BracketTags
{
    public static string OnOwnLines(string text)
    {
        if (!text.Contains("[/", StringComparison.Ordinal))
            return text;

        var result = new StringBuilder(text.Length + 32);
        string? fence = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (result.Length > 0 || range.Start.Value > 0)
                result.Append('\n');
            fence = FenceAfter(line, fence);
            if (fence is null)
                Split(line, result);
            else
                result.Append(line);
        }

        return result.ToString();
    }

    private static void Split(ReadOnlySpan<char> line, StringBuilder result)
    {
        while (true)
        {
            var start = Opening().EnumerateMatches(line);
            if (!start.MoveNext())
                break;
            result.Append(line[..start.Current.Length].TrimEnd()).Append('\n');
            line = line[start.Current.Length..];
        }

        var end = Closing().EnumerateMatches(line);
        if (!end.MoveNext())
        {
            result.Append(line);
            return;
        }

        // Several may end one line: each gets its own.
        var tags = line[end.Current.Index..];
        result.Append(line[..end.Current.Index].TrimEnd());
        foreach (var tag in ClosingTag().EnumerateMatches(tags))
            result.Append('\n').Append(tags.Slice(tag.Index, tag.Length));
    }

    private static string? FenceAfter(ReadOnlySpan<char> line, string? open)
    {
        var text = line.TrimStart(' ');
        if (line.Length - text.Length > 3 || text.Length < 3 || text[0] is not ('`' or '~'))
            return open;
        var length = text.Length - text.TrimStart(text[0]).Length;
        if (open is null)
            return length < 3 || (text[0] == '`' && text[length..].Contains('`')) ? null : new string(text[0], length);
        return text[0] == open[0] && length >= open.Length && text[length..].IsWhiteSpace() ? null : open;
    }

    /// <summary>Only with something after it: alone on its line it needs nothing.</summary>
    [GeneratedRegex(@"^ {0,3}\[(?:quote(?:=[^\]\n]{0,200})?|spoiler|details(?:=[^\]\n]{0,200})?)\][ \t]*(?=[^ \t\n])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<=[^ \t\n])[ \t]*(?:\[/(?:quote|spoiler|details)\][ \t]*)+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\[/[a-z]+\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ClosingTag();
}
