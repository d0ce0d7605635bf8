using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>No unfinished business, and nothing that is true on one machine only.</summary>
public sealed partial class ForbiddenTextTests
{
    static readonly string[] Binary = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".woff2", ".db", ".zip", ".gz"];

    /// <summary>Files that must hold such a text, with the reason.</summary>
    static readonly Dictionary<string, string> Exceptions = new()
    {
        ["tests/Forum.Conventions.Tests/ForbiddenTextTests.cs"] = "this list",
    };

    [Fact]
    public void no_file_holds_unfinished_business_or_machine_paths() => Found(Repository.Files()
        .Where(file => !Binary.Contains(Path.GetExtension(file.Path)) && !Exceptions.ContainsKey(file.Path))).ShouldBeEmpty();

    [Theory]
    [InlineData("// TODO later", 1)]
    [InlineData("/* FIXME */ x HACK", 2)]
    [InlineData("File.Open(\"/work/x\")", 1)]
    [InlineData("cd /root/x", 1)]
    [InlineData("https://registry.npmjs.org/x", 1)]
    [InlineData("todos, hackers, https://example.org/work/x and ~/roots", 0)]
    public void a_forbidden_text_is_found(string text, int found) => Found([SourceFile.Sample("a.txt", text)]).Count().ShouldBe(found);

    static IEnumerable<string> Found(IEnumerable<SourceFile> files) =>
        from file in files
        from Match text in Forbidden().Matches(file.Text)
        select $"{file.Path}:{file.LineOf(text.Index)} {text.Value}";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|(?<![\w.])/(work|root)/|\b(api|www)\.nuget\.org|registry\.npmjs|(deb|security)\.debian\.org")]
    private static partial Regex Forbidden();
}
