using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// Hands <c>||</c> to the emphasis parser where it can mean a spoiler; everywhere else it is left to the tables.
/// </summary>
internal sealed class InlineSpoilerParser : InlineParser
{
    public const char Sign = '|';

    private readonly EmphasisInlineParser emphasis;

    public InlineSpoilerParser(EmphasisInlineParser emphasis)
    {
        this.emphasis = emphasis;
        OpeningCharacters = [Sign];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != Sign || slice.PeekChar(2) == Sign || slice.PeekCharExtra(-1) == Sign)
            return false;
        var before = slice.PeekCharExtra(-1);
        var after = slice.PeekChar(2);
        // With a space or a line's edge on both sides it is an empty cell, or an "or" in somebody's code.
        if (IsEdge(before) && IsEdge(after))
            return false;
        if (!IsEdge(before) && !IsEdge(after) && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after))
            return false;
        return emphasis.Match(processor, ref slice);
    }

    private static bool IsEdge(char c) => c == '\0' || char.IsWhiteSpace(c);
}
