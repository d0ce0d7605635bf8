using Forum.Core.Features.Search;

namespace Forum.Core.Tests.Features.Search;

public sealed class SearchAnalyzerTests
{
    private readonly SearchAnalyzer analyzer = new();

    [Theory]
    [InlineData("L’Œuvre d'ÆGIR, jusqu'à Straße", "oeuvre aegir a strasse")]
    [InlineData("Aujourd'hui c’est l'heure : don't, John's", "aujourdhui est heure dont john")]
    [InlineData("C# C++ F#, .NET et Node.js ; asp.net", "csharp cplusplus fsharp dotnet et nodejs asp net")]
    [InlineData("e\u0301te\u0301 ﬁn Ｆｕｌｌ x² co\u00ADupure", "ete fin full x2 coupure")]
    [InlineData("日本 go 한국", "日 本 go 한국")]
    [InlineData("<b> 3,5 % a_b rendez-vous 👍🏽 \uD800", "b 3 5 a b rendez vous")]
    public void words_are_cut_and_folded(string text, string words) =>
        string.Join(' ', analyzer.Read(text).Select(w => w.Word.Exact[LexiconWord.ExactMark.Length..])).ShouldBe(words);

    [Fact]
    public void a_word_says_where_it_stands()
    {
        const string text = "À l’élan, C# !";
        analyzer.Read(text).Select(w => text[w.Start..w.End]).ShouldBe(["À", "élan", "C#"]);
    }

    [Fact]
    public void a_long_word_is_cut_and_no_text_is_too_odd()
    {
        analyzer.Read(new string('a', 500)).ShouldHaveSingleItem().Word.Exact.Length.ShouldBe(WordReader.Limit + 1);
        analyzer.Analyze(new SearchEntry(null, [], new string('ﷺ', 200))).Body.ShouldNotBeEmpty();
        analyzer.Analyze(new SearchEntry("", [], "")).ShouldBe(new AnalyzedEntry("", "", ""));
    }

    [Fact]
    public void a_text_is_stemmed_in_its_own_language()
    {
        analyzer.Analyze(SearchEntry.OfReply("<p>Les portes de la maison</p>")).Body.ShouldStartWith("port maison ");
        analyzer.Analyze(SearchEntry.OfReply("<p>The houses are relational</p>")).Body.ShouldStartWith("hous relat ");
    }
}
