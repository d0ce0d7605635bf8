using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Forum.Core.Platform.Markup;

internal enum BracketKind
{
    Quote,
    Spoiler,
    Details,
}

/// <summary>The container between <c>[quote="name, post:3, topic:12"]</c> and <c>[/quote]</c>, and its siblings.</summary>
internal sealed class BracketBlock(BlockParser parser, BracketKind kind, string argument) : ContainerBlock(parser)
{
    public BracketKind Kind => kind;

    /// <summary>The summary of details; the name in a quote.</summary>
    public string Title { get; } = kind == BracketKind.Quote ? argument.Split(',')[0].Trim() : argument.Trim();

    public PostRef? Quoted { get; } = kind == BracketKind.Quote ? Post(argument) : null;

    private static PostRef? Post(string argument)
    {
        long? topic = null;
        int? number = null;
        foreach (var part in argument.Split(',', StringSplitOptions.TrimEntries).Skip(1))
        {
            if (part.StartsWith("post:", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(part.AsSpan(5).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n))
                number = n;
            else if (part.StartsWith("topic:", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(part.AsSpan(6).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var t))
                topic = t;
        }

        return number is { } found ? new PostRef(topic, found) : null;
    }
}

internal sealed partial class BracketBlockParser : BlockParser
{
    /// <summary>Deeper ones stay text: nobody reads the sixth quote in a quote.</summary>
    private const int MaximumDepth = 5;

    public BracketBlockParser() => OpeningCharacters = ['['];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent)
            return BlockState.None;
        var line = processor.Line.AsSpan();
        if (!Opening().IsMatch(line) || Depth(processor.CurrentContainer) >= MaximumDepth)
            return BlockState.None;

        var match = Opening().Match(line.ToString());
        var kind = Enum.Parse<BracketKind>(match.Groups["kind"].Value, ignoreCase: true);
        processor.NewBlocks.Push(new BracketBlock(this, kind, Unquoted(match.Groups["argument"].Value))
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var bracket = (BracketBlock)block;
        if (processor.IsCodeIndent || processor.CurrentChar != '[' || !Closes(processor.Line.AsSpan(), bracket.Kind))
            return BlockState.Continue;
        if (InnerTakesIt(processor, bracket))
            return BlockState.Continue;
        return BlockState.BreakDiscard;
    }

    private static bool Closes(ReadOnlySpan<char> line, BracketKind kind) => line.TrimEnd() switch
    {
        var tag when tag.Equals("[/quote]", StringComparison.OrdinalIgnoreCase) => kind == BracketKind.Quote,
        var tag when tag.Equals("[/spoiler]", StringComparison.OrdinalIgnoreCase) => kind == BracketKind.Spoiler,
        var tag when tag.Equals("[/details]", StringComparison.OrdinalIgnoreCase) => kind == BracketKind.Details,
        _ => false,
    };

    /// <summary>The line belongs to an open code block, or to a block of the same kind, further in.</summary>
    private static bool InnerTakesIt(BlockProcessor processor, BracketBlock outer)
    {
        for (Block? inner = outer.LastChild; inner is not null; inner = (inner as ContainerBlock)?.LastChild)
        {
            if (inner is FencedCodeBlock or BracketBlock && processor.IsOpen(inner)
                && (inner is not BracketBlock same || same.Kind == outer.Kind))
                return true;
        }

        return false;
    }

    private static int Depth(Block? container)
    {
        var depth = 0;
        for (; container is not null; container = container.Parent)
            depth += container is BracketBlock ? 1 : 0;
        return depth;
    }

    private static string Unquoted(string argument)
    {
        var text = argument.Trim();
        return text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text.Trim('"');
    }

    [GeneratedRegex(@"^\[(?:(?<kind>quote|details)(?:=(?<argument>[^\]]{0,200}))?|(?<kind>spoiler))\]\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
