using System.Buffers;
using System.Text;
using Forum.Core.Platform.Text;
using Markdig.Helpers;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// The spaces that French puts before ; : ? ! and inside « », made so that no line breaks there, and the apostrophe between two
/// letters. Only spaces that were typed are changed, except next to guillemets; code and addresses are never seen by this class.
/// </summary>
internal static class FrenchTypography
{
    private const char Narrow = '\u202F';
    private const char Wide = '\u00A0';

    private static readonly SearchValues<char> Signs = SearchValues.Create(";:?!«»'");

    public static void Apply(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        if (text.IndexOfAny(Signs) < 0)
            return;

        var result = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is ';' or ':' or '?' or '!' && Last(result, literal) == ' ' && StandsAlone(text, i))
                Glue(result, literal, Narrow);
            else if (c == '»' && Last(result, literal) is ' ')
                Glue(result, literal, Wide);
            else if (c == '»' && Last(result, literal) is not (Wide or Narrow or '\0'))
                result.Append(Wide);

            result.Append(c == '\'' && Apostrophe.Joins(text, i) ? Apostrophe.Sign : c);
            if (c != '«' || i + 1 >= text.Length)
                continue;
            if (text[i + 1] is not (Wide or Narrow))
                result.Append(Wide);
            if (text[i + 1] == ' ')
                i++;
        }

        if (!text.SequenceEqual(result.ToString()))
            literal.Content = new StringSlice(result.ToString());
    }

    /// <summary>A smiley or a "::" is not punctuation.</summary>
    private static bool StandsAlone(ReadOnlySpan<char> text, int at) =>
        at + 1 >= text.Length || text[at + 1] is ' ' or '?' or '!' or '.' or '…' or '»' or Wide or Narrow;

    private static char Last(StringBuilder result, LiteralInline literal)
    {
        if (result.Length > 0)
            return result[^1];
        return literal.PreviousSibling is LiteralInline { Content.IsEmpty: false } before ? before.Content.AsSpan()[^1] : '\0';
    }

    /// <summary>The space may have landed in the piece before, when the parser stopped to look at the sign.</summary>
    private static void Glue(StringBuilder result, LiteralInline literal, char space)
    {
        if (result.Length > 0)
            result[^1] = space;
        else if (literal.PreviousSibling is LiteralInline before)
            before.Content = new StringSlice(string.Concat(before.Content.AsSpan()[..^1], [space]));
    }
}
