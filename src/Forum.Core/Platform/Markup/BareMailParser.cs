using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary>Makes a link of a mail address in the text. At the @, what stands before has already been read as text.</summary>
internal sealed class BareMailParser : InlineParser
{
    private const int LongestName = 64;
    private const int LongestDomain = 253;

    public BareMailParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Inline is not LiteralInline { IsClosed: false } literal || literal.Content.Text != slice.Text || literal.Content.End != slice.Start - 1)
            return false;
        var name = NameBefore(literal.Content.AsSpan());
        var domain = DomainAfter(slice.AsSpan()[1..]);
        if (name == 0 || domain == 0)
            return false;

        var address = slice.Text.Substring(slice.Start - name, name + 1 + domain);
        literal.Content.End -= name;
        var link = new LinkInline
        {
            Url = "mailto:" + address,
            IsAutoLink = true,
            IsClosed = true,
            Span = { Start = processor.GetSourcePosition(slice.Start, out var line, out var column) },
            Line = line,
            Column = column,
        };
        link.AppendChild(new LiteralInline(address) { IsClosed = true });
        processor.Inline = link;
        slice.Start += domain + 1;
        return true;
    }

    private static int NameBefore(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestName && (char.IsAsciiLetterOrDigit(text[^(length + 1)]) || text[^(length + 1)] is '.' or '-' or '_' or '+'))
            length++;
        return length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(text[^length]) ? length : 0;
    }

    private static int DomainAfter(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestDomain && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '.' or '-' or '_'))
            length++;
        var domain = text[..length].TrimEnd('.');
        // "a@b.c+d" is not an address with a plus behind it.
        if (length > LongestDomain || domain.IsEmpty || domain[^1] is '-' or '_' || domain[0] is '.' or '-' || !domain.Contains('.') || domain.IndexOf("..") >= 0
            || (length < text.Length && text[length] == '+'))
            return 0;
        return domain.Length;
    }
}
