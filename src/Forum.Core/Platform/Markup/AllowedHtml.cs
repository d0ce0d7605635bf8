using System.Text;
using AngleSharp.Dom;

namespace Forum.Core.Platform.Markup;

/// <summary>Writes the nodes of a parsed post, as far as the allow-list goes.</summary>
internal sealed class AllowedHtml(MarkdownOptions options, bool onlyMarked, int capacity)
{
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";
    private const string MarkName = "data-\uE000";

    private readonly StringBuilder html = new(capacity + 16);
    private bool afterPre;

    public override string ToString() => html.ToString();

    public void Text(string text)
    {
        // A parser swallows a line break right after <pre>.
        if (afterPre && text.StartsWith('\n'))
            html.Append('\n');
        afterPre = false;
        HtmlEscape.To(html, text);
    }

    /// <summary>Says whether to go on inside; <paramref name="close"/> is null where only the content stays.</summary>
    public bool Open(IElement element, bool tooDeep, out string? close)
    {
        close = null;
        if (element.NamespaceUri != HtmlNamespace || AllowList.Dropped.Contains(element.LocalName))
            return false;

        var name = AllowList.Renamed(element.LocalName);
        var ours = !onlyMarked || element.HasAttribute(MarkName);
        if (tooDeep || !(AllowList.Raw.Contains(name) || (ours && AllowList.Generated.Contains(name))) || !LeadsSomewhere(element, name))
            return true;

        html.Append('<').Append(name);
        if (onlyMarked && ours)
            html.Append(PostWriter.Mark);
        for (var i = 0; i < element.Attributes.Length; i++)
        {
            var attribute = element.Attributes[i]!;
            if (AllowList.RawAttribute(name, attribute.LocalName, attribute.Value) || (ours && AllowList.GeneratedAttribute(name, attribute.LocalName, attribute.Value)))
                Attribute(attribute.Name, attribute.Value);
        }

        if (name == "a" && LinkPolicy.Rel(element.GetAttribute("href")!, options) is { } rel)
            Attribute("rel", rel);
        html.Append('>');
        afterPre = name == "pre";
        if (AllowList.Void.Contains(name))
            return false;
        close = name;
        return true;
    }

    public void Close(string name)
    {
        afterPre = false;
        html.Append("</").Append(name).Append('>');
    }

    /// <summary>A link or a picture whose address is refused is no link and no picture.</summary>
    private static bool LeadsSomewhere(IElement element, string name) => name switch
    {
        "a" => element.GetAttribute("href") is { } href && LinkPolicy.Allows(href),
        "img" => element.GetAttribute("src") is { } src && LinkPolicy.AllowsImage(src),
        _ => true,
    };

    private void Attribute(string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"");
        HtmlEscape.To(html, value);
        html.Append('"');
    }
}
