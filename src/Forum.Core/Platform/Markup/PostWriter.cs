using System.Globalization;
using System.Text;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// Writes a parsed post as HTML, in exactly the form in which the sanitiser writes it again, so that an ordinary
/// post comes through unchanged in one pass. In a post with raw HTML, elements of ours carry a mark that nobody
/// can type: the sanitiser takes classes, links and pictures from marked elements only.
/// </summary>
internal sealed partial class PostWriter(MarkupTargets targets, MarkdownOptions options, RawHtml rawHtml)
{
    public const string Mark = " data-\uE000=\"\"";

    private readonly StringBuilder html = new(1024);

    public override string ToString() => html.ToString();

    private PostWriter Raw(string text)
    {
        html.Append(text);
        return this;
    }

    private PostWriter Text(ReadOnlySpan<char> text)
    {
        HtmlEscape.To(html, text);
        return this;
    }

    private PostWriter Open(string tag)
    {
        html.Append('<').Append(tag);
        if (rawHtml == RawHtml.Present)
            html.Append(Mark);
        return this;
    }

    private PostWriter Attribute(string name, string? value)
    {
        if (value is null)
            return this;
        html.Append(' ').Append(name).Append("=\"");
        HtmlEscape.To(html, value);
        html.Append('"');
        return this;
    }

    private PostWriter Attribute(string name, int value) =>
        Attribute(name, value.ToString(CultureInfo.InvariantCulture));

    private PostWriter Close()
    {
        html.Append('>');
        return this;
    }

    /// <summary>Ends the line unless it is empty.</summary>
    private void Line()
    {
        if (html.Length > 0 && html[^1] != '\n')
            html.Append('\n');
    }
}
