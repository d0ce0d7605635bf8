using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Forum.Core.Tests.Platform.Markup;

/// <summary>HTML made comparable: attributes in order, white space between blocks gone.</summary>
internal static partial class HtmlShape
{
    public static string Of(string html, Action<INode>? change = null)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument("").Body!;
        body.Append([.. parser.ParseFragment(html, body)]);
        change?.Invoke(body);
        var shape = new StringBuilder();
        Write(body, shape, literal: false);
        return BetweenBlocks().Replace(shape.ToString(), "$1").Trim();
    }

    private static void Write(INode parent, StringBuilder shape, bool literal)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
                shape.Append(literal ? Escaped(text.Data) : Spaces().Replace(Escaped(text.Data), " "));
            else if (node is IComment comment)
                shape.Append("<!--").Append(comment.Data).Append("-->");
            else if (node is IElement element)
                Write(element, shape, literal);
        }
    }

    private static void Write(IElement element, StringBuilder shape, bool literal)
    {
        shape.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
            shape.Append(' ').Append(attribute.Name).Append("=\"").Append(Escaped(attribute.Value)).Append('"');
        shape.Append('>');
        Write((INode)element, shape, literal || element.LocalName == "pre");
        if (element.LocalName is not ("br" or "hr" or "img" or "input"))
            shape.Append("</").Append(element.LocalName).Append('>');
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*(</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|t[hd]|div|section|details|summary|br|iframe|form|del|ins|article|script|style|textarea)(?: [^>]*)?>)\s*(?=<|$|[^<])")]
    private static partial Regex BetweenBlocks();
}
