using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary>Makes a link of an address in the text: http, https and www, by GitHub's rules for where it ends.</summary>
internal sealed class BareLinkParser : InlineParser
{
    private const string MayStandBefore = "*_~(|\"'«“‘’";

    // What rather ends the sentence, or the words around it, than the address.
    private const string TrailingPunctuation = "?!.,:;*_~'\"…»”’|";

    private const int LongestDomain = 253;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    public BareLinkParser() => OpeningCharacters = ['h', 'H', 'w', 'W'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var scheme = SchemeLength(text);
        if (scheme < 0)
            return false;
        var before = slice.PeekCharExtra(-1);
        if (before != '\0' && !char.IsWhiteSpace(before) && !MayStandBefore.Contains(before))
            return false;

        // The domain first: it is short, where the rest of the line may be long and be read again from each "www.".
        if (!BeginsWithDomain(text[scheme..]))
            return false;
        var url = text[..Length(text)];
        if (url.Length <= scheme)
            return false;

        var words = url.ToString();
        var link = new LinkInline
        {
            Url = scheme == 0 ? "https://" + words : words,
            IsAutoLink = true,
            IsClosed = true,
            Span = { Start = processor.GetSourcePosition(slice.Start, out var line, out var column) },
            Line = line,
            Column = column,
        };
        link.AppendChild(new LiteralInline(words) { IsClosed = true });
        processor.Inline = link;
        slice.Start += words.Length;
        return true;
    }

    /// <summary>0 for www., which is part of the address; negative where no address begins.</summary>
    private static int SchemeLength(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
        : text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? 0
        : -1;

    private static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        var squares = 0;
        for (; length < text.Length; length++)
        {
            var c = text[length];
            if (c is '<' or '\\' or '`' || char.IsWhiteSpace(c) || char.IsControl(c))
                break;
            squares += c == '[' ? 1 : c == ']' ? -1 : 0;
            // It closes a bracket from before: these are the words of a link.
            if (squares < 0)
                break;
        }

        return Trimmed(text[..length]);
    }

    private static int Trimmed(ReadOnlySpan<char> url)
    {
        // Counted once: an address may end in thousands of brackets.
        var surplus = url.Count(')') - url.Count('(');
        while (url.Length > 0)
        {
            var last = url[^1];
            if (last == ')' && surplus > 0)
                surplus--;
            else if (last == ';' && EntityLength(url) is > 0 and var entity)
                url = url[..^(entity - 1)];
            else if (!TrailingPunctuation.Contains(last))
                break;
            url = url[..^1];
        }

        return url.Length;
    }

    /// <summary>The length of <c>&amp;name;</c> at the end.</summary>
    private static int EntityLength(ReadOnlySpan<char> url)
    {
        var name = url[..^1].LastIndexOfAnyExcept(Letters);
        return name >= 0 && name < url.Length - 2 && url[name] == '&' ? url.Length - name : 0;
    }

    /// <summary>Words with a full stop between them, none of the last two with an underscore.</summary>
    private static bool BeginsWithDomain(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestDomain && (char.IsLetterOrDigit(text[length]) || char.IsSurrogate(text[length]) || text[length] is '-' or '_' or '.'))
            length++;
        var domain = text[..length].TrimEnd('.');
        if (length > LongestDomain || domain.IsEmpty || domain[0] == '.' || !domain.Contains('.') || domain.IndexOf("..") >= 0)
            return false;
        var underscore = domain.LastIndexOf('_');
        return underscore < 0 || domain[underscore..].Count('.') >= 2;
    }
}
