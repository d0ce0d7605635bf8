using System.Globalization;
using Forum.Core.Features.Topics;

namespace Forum.Core.Features.Search;

/// <summary>
/// Reads the line of a search: words, "phrases" and operators such as <c>tag:velo</c>. Whatever is no operator is words; an
/// operator that cannot be followed is told, and no line is wrong.
/// </summary>
internal sealed class QueryReader(SearchAnalyzer analyzer)
{
    private const int ShortestBeginning = 2;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    private readonly List<SearchTerm> terms = [];
    private readonly List<SearchTerm> weakTerms = [];
    private readonly List<SearchPart> pairs = [];
    private readonly List<string> words = [];
    private readonly List<LostFilter> lost = [];
    private LexiconWord? before;
    private SearchQuery query = new();

    public static SearchQuery Read(string line, SearchAnalyzer analyzer) => new QueryReader(analyzer).Read(line);

    private SearchQuery Read(string line)
    {
        var position = 0;
        while (position < line.Length)
        {
            if (char.IsWhiteSpace(line[position])) position++;
            else if (line[position] is '"' or '“' or '”' or '«') AddPhrase(TakeQuoted(line, ref position));
            else AddChunk(TakeChunk(line, ref position), isLast: position == line.Length);
        }

        // « que faire » looks for its weak words rather than for nothing.
        var asked = terms.Count > 0 ? terms : weakTerms;
        asked = [.. asked.DistinctBy(t => string.Join(' ', t.Any[^1].Tokens)).Take(SearchQuery.TermLimit)];
        return query with { Terms = asked, Pairs = [.. pairs.Take(SearchQuery.TermLimit)], Words = string.Join(' ', words), Lost = lost };
    }

    private static string TakeQuoted(string line, ref int position)
    {
        var close = line[position] == '«' ? "»" : "\"“”";
        var start = position + 1;
        var length = line.AsSpan(start).IndexOfAny(close);
        position = length < 0 ? line.Length : start + length + 1;
        return length < 0 ? line[start..] : line.Substring(start, length);
    }

    /// <summary>Up to the next space; a quoted value after the colon belongs to it: <c>category:"vie pro"</c>.</summary>
    private static string TakeChunk(string line, ref int position)
    {
        var start = position;
        while (position < line.Length && !char.IsWhiteSpace(line[position]))
        {
            if (line[position] == '"' && line[position - 1] == ':')
            {
                var value = TakeQuoted(line, ref position);
                return string.Concat(line.AsSpan(start, line.IndexOf('"', start) - start), value);
            }

            if (line[position] == '"') break;
            position++;
        }

        return line[start..position];
    }

    private void AddPhrase(string text)
    {
        var tokens = analyzer.Read(text).Select(w => w.Word.Exact).Take(SearchQuery.TermLimit).ToList();
        before = null;
        if (tokens.Count == 0) return;

        terms.Add(new SearchTerm(new SearchPart(tokens)));
        words.Add($"\"{text.Trim()}\"");
    }

    private void AddChunk(string chunk, bool isLast)
    {
        if (ReadOperator(chunk)) return;

        var read = analyzer.Read(chunk);
        if (read.Count > 0) words.Add(chunk);
        foreach (var placed in read)
        {
            // The word at the very end may still be on its way.
            var begins = isLast && placed.End == chunk.Length && placed.Word.Exact.Length - LexiconWord.ExactMark.Length >= ShortestBeginning;
            AddWord(placed.Word, begins);
        }
    }

    private void AddWord(LexiconWord word, bool begins)
    {
        var parts = new List<SearchPart> { new([word.French]) };
        if (word.English != word.French) parts.Add(new([word.English]));
        parts.Add(new([word.Exact], begins));
        (word.IsWeak ? weakTerms : terms).Add(new SearchTerm(parts));
        Pair(word);
    }

    /// <summary>« demande de logement » is a pair, as French builds them; in English only what stands side by side.</summary>
    private void Pair(LexiconWord word)
    {
        if (word is { IsWeak: true, IsFrench: true }) return;
        if (before is not null && !word.IsWeak)
        {
            pairs.Add(new([before.French, word.French]));
            if ((before.French, word.French) != (before.English, word.English)) pairs.Add(new([before.English, word.English]));
        }

        before = word.IsWeak ? null : word;
    }

    private bool ReadOperator(string chunk)
    {
        var colon = chunk.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = chunk is ['@', _, ..] ? ("author", chunk[1..]) : colon > 0 ? (chunk[..colon].ToLowerInvariant(), chunk[(colon + 1)..]) : ("", "");
        if (value.Length == 0) return false;

        if (Narrowed(name, value) is { } narrowed) query = narrowed;
        else if (Lost(name, chunk) is { } filter) lost.Add(filter);
        else return false;
        return true;
    }

    private SearchQuery? Narrowed(string name, string value) => name switch
    {
        "in" when Is(value, "title") => query with { InTitle = true },
        "category" => query with { Category = value },
        "tag" => query with { Tags = [.. query.Tags.Take(4), value] },
        "author" => query with { Author = value },
        "before" when ReadDate(value) is { } day => query with { Before = day },
        "after" when ReadDate(value) is { } day => query with { After = day },
        "status" when Enum.TryParse<TopicStatus>(value, ignoreCase: true, out var status) && Enum.IsDefined(status) => query with { Status = status },
        "order" when Enum.TryParse<SearchOrder>(value, ignoreCase: true, out var order) && Enum.IsDefined(order) => query with { Order = order },
        _ => null,
    };

    private static LostFilter? Lost(string name, string typed) => name switch
    {
        "in" => new(SearchFilter.In, typed) { Choices = ["in:title"] },
        "before" or "after" => new(SearchFilter.Date, typed),
        "status" => new(SearchFilter.Status, typed) { Choices = Choices<TopicStatus>(name) },
        "order" => new(SearchFilter.Order, typed) { Choices = Choices<SearchOrder>(name) },
        _ => null,
    };

    private static string[] Choices<T>(string name)
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(value => $"{name}:{value.ToLowerInvariant()}")];

    private static bool Is(string value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static DateTime? ReadDate(string value) =>
        DateTime.TryParseExact(value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;
}
