using System.Buffers;
using System.Text;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// One way of escaping for text and attributes, used by the writer and by the sanitiser, so that what the one
/// writes is byte for byte what the other would.
/// </summary>
internal static class HtmlEscape
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"\0\r");

    public static void To(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var next = text.IndexOfAny(Special);
            if (next < 0)
            {
                html.Append(text);
                return;
            }

            html.Append(text[..next]);
            html.Append(text[next] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\r' => "\n", // what an HTML parser makes of it
                _ => "\uFFFD",
            });
            text = text[(next + 1)..];
        }
    }
}
