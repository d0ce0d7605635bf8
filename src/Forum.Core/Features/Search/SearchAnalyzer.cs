using System.Text;

namespace Forum.Core.Features.Search;

/// <summary>A word and where it stands in its text.</summary>
internal readonly record struct PlacedWord(int Start, int End, LexiconWord Word);

/// <summary>
/// Makes the tokens of the index: the stems of a text, then all its words as they were. It costs time, so it works before
/// the write door is entered.
/// </summary>
internal sealed class SearchAnalyzer
{
    private readonly Lexicon lexicon = new();

    public AnalyzedEntry Analyze(SearchEntry entry)
    {
        var title = Read(entry.Title ?? "");
        var text = Read(entry.Text);
        var french = Count(title, text, w => w.IsFrench);
        var english = Count(title, text, w => w.IsEnglish);

        // Without a sign of either, the text is found by the stems of both.
        var (asFrench, asEnglish) = (french >= english, english >= french);
        return new(
            Tokens(title, asFrench, asEnglish),
            Tokens(Read(string.Join(' ', entry.Tags)), asFrench: true, asEnglish: true),
            Tokens(text, asFrench, asEnglish));
    }

    public List<PlacedWord> Read(string text)
    {
        var words = new List<PlacedWord>(text.Length / 6);
        var reader = new WordReader(text, stackalloc char[WordReader.Limit]);
        while (reader.Next()) words.Add(new(reader.Start, reader.End, lexicon.Find(reader.Word)));
        return words;
    }

    private static int Count(List<PlacedWord> title, List<PlacedWord> text, Func<LexiconWord, bool> condition) =>
        title.Count(w => condition(w.Word)) + text.Count(w => condition(w.Word));

    private static string Tokens(List<PlacedWord> words, bool asFrench, bool asEnglish)
    {
        var tokens = new StringBuilder(words.Count * 14);
        foreach (var (_, _, word) in words)
        {
            // A weak word stands among the exact ones, where phrases need it; nobody else asks for it.
            if (word.IsWeak) continue;
            if (asFrench) tokens.Append(word.French).Append(' ');
            if (asEnglish && !(asFrench && word.English == word.French)) tokens.Append(word.English).Append(' ');
        }

        // In one run, so that phrases keep their order.
        foreach (var (_, _, word) in words) tokens.Append(word.Exact).Append(' ');
        return tokens.ToString();
    }
}
