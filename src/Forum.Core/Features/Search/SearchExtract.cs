namespace Forum.Core.Features.Search;

/// <summary>A piece of text, and whether it is what was looked for.</summary>
internal sealed record ExtractPart(string Text, bool IsHit);

/// <summary>Marks what was found, and cuts the place that shows most of it.</summary>
internal sealed class SearchExtract(SearchAnalyzer analyzer, SearchQuery query)
{
    /// <summary>About three lines of a list.</summary>
    public const int Length = 240;

    // What comes before the first hit gives it sense.
    private const int LeadIn = 60;

    private readonly HashSet<string> tokens = [.. query.Terms.SelectMany(t => t.Any).SelectMany(p => p.Tokens)];
    private readonly string[] beginnings = [.. query.Terms.SelectMany(t => t.Any).Where(p => p.Begins).Select(p => p.Tokens[^1])];

    public IReadOnlyList<ExtractPart> Mark(string text) => Parts(text, 0, text.Length, Hits(text));

    public IReadOnlyList<ExtractPart> Cut(string text)
    {
        var flat = text.Replace('\n', ' ');
        if (flat.Length <= Length) return Mark(flat);

        var hits = Hits(flat);
        var (start, end) = Window(flat, Densest(hits));
        var parts = Parts(flat, start, end, hits);
        if (start > 0) parts.Insert(0, new("… ", false));
        if (end < flat.Length) parts.Add(new(" …", false));
        return parts;
    }

    private List<PlacedWord> Hits(string text) => [.. analyzer.Read(text).Where(w => IsHit(w.Word))];

    private bool IsHit(LexiconWord word) =>
        tokens.Contains(word.Exact) || (!word.IsWeak && (tokens.Contains(word.French) || tokens.Contains(word.English)))
        || beginnings.Any(b => word.Exact.StartsWith(b, StringComparison.Ordinal));

    /// <summary>The hit from which most different words fit into one extract.</summary>
    private static int Densest(List<PlacedWord> hits)
    {
        var (best, bestCount) = (0, 0);
        var inside = new Dictionary<string, int>();
        var end = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            for (end = Math.Max(end, i); end < hits.Count && hits[end].End - hits[i].Start <= Length - LeadIn; end++)
                inside[hits[end].Word.French] = inside.GetValueOrDefault(hits[end].Word.French) + 1;
            if (inside.Count > bestCount) (best, bestCount) = (hits[i].Start, inside.Count);
            // A hit wider than the window never came in.
            if (end > i && --inside[hits[i].Word.French] == 0) inside.Remove(hits[i].Word.French);
        }

        return best;
    }

    private static (int Start, int End) Window(string text, int from)
    {
        var start = Math.Clamp(from - LeadIn, 0, text.Length - Length);
        if (start > 0) start = SpaceAfter(text, start, Math.Min(start + LeadIn, from));
        var end = Math.Min(start + Length, text.Length);
        if (end < text.Length && text.LastIndexOf(' ', end, Math.Min(end - start, LeadIn)) is > 0 and var space) end = space;
        return (start, WholeCharacter(text, end));
    }

    private static int SpaceAfter(string text, int start, int limit)
    {
        var space = limit > start ? text.IndexOf(' ', start, limit - start) : -1;
        return space < 0 ? WholeCharacter(text, start) : space + 1;
    }

    private static int WholeCharacter(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) ? index - 1 : index;

    private static List<ExtractPart> Parts(string text, int start, int end, List<PlacedWord> hits)
    {
        var parts = new List<ExtractPart>();
        var position = start;
        foreach (var hit in hits)
        {
            if (hit.Start < position || hit.End > end) continue;
            if (hit.Start > position) parts.Add(new(text[position..hit.Start], false));
            parts.Add(new(text[hit.Start..hit.End], true));
            position = hit.End;
        }

        if (end > position) parts.Add(new(text[position..end], false));
        return parts;
    }
}
