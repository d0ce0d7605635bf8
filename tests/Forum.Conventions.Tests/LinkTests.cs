using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>A document that names a file names one that exists; so do anchors and paths in code voice.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void every_link_and_path_in_the_documents_exists() =>
        Broken(Repository.Files(".md"), Repository.Exists, path => Repository.Exists(path) ? Repository.Read(path) : "").ShouldBeEmpty();

    [Theory]
    [InlineData("[a](other.md)", 0)]
    [InlineData("[a](gone.md)", 1)]
    [InlineData("[a](other.md#the-second-part)", 0)]
    [InlineData("[a](other.md#gone)", 1)]
    [InlineData("[a](#own-part)\n\n## Own part", 0)]
    [InlineData("[a](#gone)", 1)]
    [InlineData("[a]: gone.md", 1)]
    [InlineData("[a](https://example.org/x)", 0)]
    [InlineData("`docs/gone.md` and `tests/run.sh`", 1)]
    [InlineData("```\n[a](gone.md)\n```", 0)]
    public void a_broken_link_is_found(string text, int found) =>
        Broken([SourceFile.Sample("docs/a.md", text)], path => path is "docs/other.md" or "tests/run.sh", _ => "# Other\n\n## The `second` part").Count().ShouldBe(found);

    static IEnumerable<string> Broken(IEnumerable<SourceFile> documents, Func<string, bool> exists, Func<string, string> read) =>
        from document in documents
        let prose = Fence().Replace(document.Text, "")
        from target in Targets(document, prose)
        let path = target.Split('#')[0]
        let anchor = target.Split('#').ElementAtOrDefault(1)
        where !exists(path) && path != document.Path
            || anchor is not null && path.EndsWith(".md", StringComparison.Ordinal) && !Anchors(path == document.Path ? document.Text : read(path)).Contains(anchor)
        select $"{document.Path}: {target}";

    static IEnumerable<string> Targets(SourceFile document, string prose)
    {
        var links = Link().Matches(CodeSpan().Replace(prose, "")).Select(link => link.Groups["target"].Value).Where(target => !Outside().IsMatch(target));
        foreach (var link in links)
            yield return link.StartsWith('#') ? document.Path + link : Resolve(document.Path, Uri.UnescapeDataString(link));
        foreach (Match path in PathInCode().Matches(prose))
            yield return path.Groups[1].Value.TrimEnd('/');
    }

    static string Resolve(string from, string link) =>
        Path.GetRelativePath("/", Path.GetFullPath(link.StartsWith('/') ? link : Path.Combine("/", Path.GetDirectoryName(from)!, link)));

    /// <summary>Headings as the code hosts turn them into anchors.</summary>
    static HashSet<string> Anchors(string markdown) =>
        [.. Heading().Matches(Fence().Replace(markdown, "")).Select(heading => NotInAnchor().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex("""\]\((?<target>[^)\s]+)(\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(?<target>\S+)""", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(https?:|mailto:)", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex(@"`((?:src|tests|docs|themes|plugins|\.ci)/[\w./-]*)`")]
    private static partial Regex PathInCode();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^(```|~~~).*?^\1", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6}\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotInAnchor();
}
