using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>
/// Code and views ask for texts by key. A key is a literal given to Words, any literal that begins like a known key, or a reason in
/// Core (<c>"topics.refused.closed"</c>, once topics have texts); a literal that is only a beginning (<c>$"launch.stage.{stage}"</c>, <c>"launch.stage." + stage</c>) stands for all keys that begin so.
/// </summary>
public sealed partial class TextKeyTests
{
    [Fact]
    public void every_key_that_is_asked_for_exists() => Missing(Sources(), Keys()).ShouldBeEmpty("asked for in the code, in no locale file");

    [Fact]
    public void every_key_is_asked_for() => Unused(Sources(), Keys()).ShouldBeEmpty("in the locale files, asked for nowhere");

    [Fact]
    public void a_missing_and_an_unused_key_are_found()
    {
        HashSet<string> keys = ["topics.refused.closed", "topics.title", "launch.stage.live", "row.closed", "time.in-days", "topics.old"];
        SourceFile[] sources =
        [
            SourceFile.Sample("a.cs", """Refused("topics.refused.closed"); Refused("topics.refused.gone"); [EventName("topics.refused.event")] Name("x.y", "topics.refused");"""),
            SourceFile.Sample("b.cshtml", """@Words["topics.title"] @Words["pages.lost"] @words[$"launch.stage.{stage}"] @words[$"lost.stage.{stage}"]"""),
            SourceFile.Sample("src/Forum.Core/X.cs", """const string Late = "topics.edit.late"; const string Elsewhere = "posts.edit.late";"""),
            SourceFile.Sample("c.cs", """words["row." + kind]; words[$"time.in-{unit}", 3]; """ + "\n/// Words[\"not.there\"]"),
        ];

        Missing(sources, keys).ShouldBe(["a.cs:1 topics.refused.gone", "b.cshtml:1 pages.lost", "b.cshtml:1 lost.stage.", "src/Forum.Core/X.cs:1 topics.edit.late"]);
        Unused(sources, keys).ShouldBe(["topics.old"]);
    }

    static HashSet<string> Keys() => [.. Locales.Languages.SelectMany(language => Locales.Read(Locales.Files(language)).Keys)];

    static IEnumerable<SourceFile> Sources() =>
        Repository.Files(".cs", ".cshtml").Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && !file.IsGenerated);

    static IEnumerable<string> Missing(IEnumerable<SourceFile> sources, HashSet<string> keys)
    {
        var families = keys.Select(Family).ToHashSet();
        var features = keys.Select(key => key.Split('.')[0]).ToHashSet();
        return from literal in sources.SelectMany(Literals)
               where literal.IsAsked || !literal.IsCut && (families.Contains(Family(literal.Key)) || IsReason(literal, features))
               where literal.IsCut ? !keys.Any(key => key.StartsWith(literal.Key, StringComparison.Ordinal)) : !keys.Contains(literal.Key)
               select $"{literal.Place} {literal.Key}";
    }

    static IEnumerable<string> Unused(IEnumerable<SourceFile> sources, HashSet<string> keys)
    {
        var literals = sources.SelectMany(Literals).ToList();
        var whole = literals.Where(literal => !literal.IsCut).Select(literal => literal.Key).ToHashSet();
        var cut = literals.Where(literal => literal.IsCut).Select(literal => literal.Key).Distinct().ToList();
        return keys.Where(key => !whole.Contains(key) && !cut.Any(start => key.StartsWith(start, StringComparison.Ordinal)));
    }

    static IEnumerable<Asked> Literals(SourceFile source) =>
        from Match match in Literal().Matches(source.Text)
        where !match.Groups["event"].Success && !IsComment(source.Text, match.Index)
        select new Asked($"{source.Path}:{source.LineOf(match.Index)}", match.Groups["key"].Value, match.Groups["words"].Success, match.Groups["cut"].Success);

    static bool IsReason(Asked literal, HashSet<string> features) =>
        literal.Place.StartsWith("src/Forum.Core/", StringComparison.Ordinal) && literal.Key.Split('.') is [var feature, _, _] && features.Contains(feature);

    static bool IsComment(string text, int position) =>
        text[(text.LastIndexOf('\n', position) + 1)..position].TrimStart() is var line && (line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("@*", StringComparison.Ordinal));

    /// <summary>"topics.refused.closed" and "topics.refused.archived" are one family; a key of two parts has none.</summary>
    static string Family(string key) => key.Split('.') is [var first, var second, _, ..] ? $"{first}.{second}." : $"{key} alone";

    sealed record Asked(string Place, string Key, bool IsAsked, bool IsCut);

    [GeneratedRegex("""(?<event>EventName\()?(?<words>\b_?[wW]ords\??(\.\w+)?[\[(]\s*)?\$?"(?<key>[a-z][\w-]*\.(?:[\w-]+\.)*(?:[\w-]+(?=")|(?<cut>[\w-]*(?=\{)|(?="))))""")]
    private static partial Regex Literal();
}
