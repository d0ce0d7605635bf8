using System.Text;

namespace Forum.Core.Features.Search;

/// <summary>Makes the tokens of the index. Costs time, so it works before the write door is entered.</summary>
internal sealed class SearchAnalyzer
{
    public AnalyzedEntry Analyze(SearchEntry entry) =>
        new(Tokens(entry.Title ?? ""), Tokens(string.Join(' ', entry.Tags)), Tokens(entry.Text));

    private static string Tokens(string text)
    {
        var tokens = new StringBuilder(text.Length);
        var reader = new WordReader(text, stackalloc char[WordReader.Limit]);
        while (reader.Next()) tokens.Append(tokens.Length > 0 ? " " : "").Append(reader.Word);
        return tokens.ToString();
    }
}
