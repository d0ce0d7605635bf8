using Forum.Core.Features.Search.Stemming;
using Forum.Testing;

namespace Forum.Core.Tests.Features.Search;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("continuellement", "continuel")]
    [InlineData("chevaux", "cheval")]
    [InlineData("majestueuses", "majestu")]
    [InlineData("généralement", "général")]
    [InlineData("naïves", "naïv")]
    public void french_endings_go(string word, string stem) => FrenchStemmer.Stem(word).ShouldBe(stem);

    [Theory]
    [InlineData("relational", "relat")]
    [InlineData("hopping", "hop")]
    [InlineData("dying", "die")]
    [InlineData("skies", "sky")]
    public void english_endings_go(string word, string stem) => EnglishStemmer.Stem(word).ShouldBe(stem);

    [Fact]
    public void the_french_word_list_of_snowball_agrees_word_by_word() => Differences("french", FrenchStemmer.Stem).ShouldBeEmpty();

    [Fact]
    public void the_english_word_list_of_snowball_agrees_word_by_word() => Differences("english", EnglishStemmer.Stem).ShouldBeEmpty();

    private static List<string> Differences(string language, Func<string, string> stem) =>
    [
        .. from line in File.ReadLines(Corpora.Path("search-relevance", "stemmer", language + ".tsv"))
           let pair = line.Split('\t')
           let ours = stem(pair[0])
           where ours != pair[1]
           select $"{pair[0]}: {ours}, not {pair[1]}",
    ];
}
