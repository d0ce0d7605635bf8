using Markdig.Helpers;
using Markdig.Parsers;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// Markdig keeps every sign that may open something until the paragraph ends, each inside the one before, and
/// walks down them all for each next piece. A paragraph has room for this many; the rest are read as text.
/// </summary>
internal sealed class DelimiterLimit : InlineParser
{
    private const int MaximumInParagraph = 300;

    public DelimiterLimit() => OpeningCharacters = ['*', '_', '~', '|', '[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var seen = (processor.ParserStates[Index] ??= new Seen()) as Seen;
        if (seen!.Count < MaximumInParagraph)
        {
            seen.Count++;
            return false;
        }

        return processor.LiteralInlineParser.Match(processor, ref slice);
    }

    private sealed class Seen
    {
        public int Count { get; set; }
    }
}
