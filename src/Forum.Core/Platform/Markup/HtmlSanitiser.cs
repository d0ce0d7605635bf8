using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// Reads HTML as a browser would and writes again what the allow-list knows. Done until reading the result gives
/// the result: what a browser's parser would rearrange is rearranged here, before anybody sees it.
/// </summary>
internal sealed class HtmlSanitiser
{
    /// <summary>Real texts need one pass, raw HTML two; what still moves after these is a trap.</summary>
    private const int MaximumPasses = 6;

    /// <summary>Deeper elements lose their tags and keep their text.</summary>
    private const int MaximumDepth = 100;

    /// <summary>Null when the text never comes to rest.</summary>
    public string? Clean(string html, MarkdownOptions options, bool onlyMarked)
    {
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            var written = Pass(html, options, onlyMarked);
            if (written == html)
                return onlyMarked ? Unmarked(html) : html;
            html = written;
        }

        return null;
    }

    private static string Unmarked(string html) => html.Replace(PostWriter.Mark, "", StringComparison.Ordinal);

    private static string Pass(string html, MarkdownOptions options, bool onlyMarked)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument("").Body!;
        var writer = new AllowedHtml(options, onlyMarked, html.Length);
        var open = new Stack<(INodeList Nodes, int Next, string? Close)>();
        open.Push((parser.ParseFragment(html, body), 0, null));
        while (open.TryPop(out var level))
        {
            if (level.Next >= level.Nodes.Length)
            {
                if (level.Close is not null)
                    writer.Close(level.Close);
                continue;
            }

            open.Push(level with { Next = level.Next + 1 });
            var node = level.Nodes[level.Next];
            if (node is IText text)
                writer.Text(text.Data);
            else if (node is IElement element && writer.Open(element, open.Count > MaximumDepth, out var close))
                open.Push((element.ChildNodes, 0, close));
        }

        return writer.ToString();
    }
}
