namespace Forum.Conventions.Tests;

/// <summary>It is the long tail that hurts readers: past 300 lines a file says here why it is one.</summary>
public sealed class FileLengthTests
{
    const int Most = 300;

    static readonly Dictionary<string, string> Reasons = [];

    [Fact]
    public void long_files_have_a_reason() => Long(Sources()).Except(Reasons.Keys).ShouldBeEmpty($"files over {Most} lines");

    [Fact]
    public void no_reason_outlives_its_file() => Reasons.Keys.Except(Long(Sources())).ShouldBeEmpty("reasons for files that are short now");

    [Fact]
    public void a_long_file_is_found() =>
        Long([SourceFile.Sample("a.cs", new string('\n', Most)), SourceFile.Sample("b.cs", new string('\n', Most + 1))]).ShouldBe(["b.cs"]);

    static IEnumerable<SourceFile> Sources() =>
        Repository.Files(".cs", ".cshtml", ".css", ".js", ".mjs", ".sh").Where(file => !file.IsGenerated);

    static IEnumerable<string> Long(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Text.AsSpan().Count('\n') > Most).Select(file => file.Path);
}
