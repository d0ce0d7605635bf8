using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary><c>@name</c>, <c>#slug</c> or <c>#parent/slug</c>: what it means is decided by a look-up.</summary>
internal sealed class ReferenceInline(char sign, string name) : LeafInline
{
    public char Sign => sign;

    public string Name => name;
}

internal sealed class ReferenceInlineParser : InlineParser
{
    private const int MaximumLength = 60;

    public ReferenceInlineParser() => OpeningCharacters = ['@', '#'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (IsWord(before) || before is '/' or '&' or '@' or '#' or '\uFFFD' or '.' or '-')
            return false;

        var sign = slice.CurrentChar;
        var text = slice.AsSpan()[1..];
        var length = Word(text);
        if (length == 0)
            return false;
        if (sign == '#' && length + 1 < text.Length && text[length] == '/' && Word(text[(length + 1)..]) is > 0 and var child)
            length += 1 + child;
        if (length < text.Length && IsWord(text[length]))
            return false;

        var name = text[..length].ToString();
        if (sign == '#' && name.All(char.IsAsciiDigit))
            return false;

        processor.Inline = new ReferenceInline(sign, name)
        {
            Span = { Start = processor.GetSourcePosition(slice.Start, out var line, out var column) },
            Line = line,
            Column = column,
        };
        slice.Start += length + 1;
        return true;
    }

    private static int Word(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < MaximumLength && (IsWord(text[length]) || (length > 0 && text[length] is '.' or '-')))
            length++;
        // A sentence may end right after the name.
        while (length > 0 && text[length - 1] is '.' or '-' or '_')
            length--;
        return length > 0 && text[0] != '_' ? length : 0;
    }

    private static bool IsWord(char c) =>
        char.IsLetterOrDigit(c) || c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
