using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>Folders are named after the forum: a word of docs/architecture.md, the same in Core, Web and the tests.</summary>
public sealed partial class FeatureWordTests
{
    [Fact]
    public void every_feature_folder_is_a_documented_word()
    {
        var words = Words(Repository.Read("docs/architecture.md"));
        Undocumented("src/Forum.Core/Features", Repository.Folders("src/Forum.Core/Features"), words)
            .Concat(Undocumented("src/Forum.Web/Features", Repository.Folders("src/Forum.Web/Features"), words))
            .ShouldBeEmpty("feature folders without a row under \"Feature words\" in docs/architecture.md");
    }

    [Fact]
    public void an_undocumented_folder_is_found() =>
        Undocumented("src", ["Topics", "Stuff"], Words("## Feature words\n\n| word | holds |\n| --- | --- |\n| Topics | the things |\n\n## Next\n| Stuff | no |\n"))
            .ShouldBe(["src/Stuff"]);

    static IEnumerable<string> Undocumented(string parent, IEnumerable<string> folders, HashSet<string> words) =>
        folders.Where(folder => !words.Contains(folder)).Select(folder => $"{parent}/{folder}");

    static HashSet<string> Words(string document)
    {
        var section = document.Split("## Feature words", 2).ElementAtOrDefault(1)?.Split("\n## ", 2)[0] ?? "";
        return [.. FirstCell().Matches(section).Select(cell => cell.Groups[1].Value)];
    }

    [GeneratedRegex(@"^\| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
