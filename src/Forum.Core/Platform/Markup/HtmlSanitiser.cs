using AngleSharp.Dom;
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

    // Making a parser takes longer than reading an ordinary post with it, and it may not be shared between threads.
    [ThreadStatic]
    private static Reader? reader;

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
        reader ??= new Reader();
        var writer = new AllowedHtml(options, onlyMarked, html.Length);
        var open = new Stack<(INodeList Nodes, int Next, string? Close)>();
        open.Push((reader.Read(html), 0, null));
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
            if (node.NodeType == NodeType.Text)
                writer.Text(((IText)node).Data);
            else if (node.NodeType == NodeType.Element && writer.Open((IElement)node, open.Count > MaximumDepth, out var close))
                open.Push((node.ChildNodes, 0, close));
        }

        return writer.ToString();
    }

    private sealed class Reader
    {
        private readonly HtmlParser parser = new();
        private readonly IElement body;

        public Reader() => body = parser.ParseDocument("").Body!;

        public INodeList Read(string html) => parser.ParseFragment(html, body);
    }
}
