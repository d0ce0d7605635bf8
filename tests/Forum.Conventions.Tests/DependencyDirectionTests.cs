using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>Web → Sqlite → Core → Sdk, Testing → Web: the other direction does not build here.</summary>
public sealed partial class DependencyDirectionTests
{
    static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Forum.Sdk"] = [],
        ["Forum.Core"] = ["Forum.Sdk"],
        ["Forum.Sqlite"] = ["Forum.Core", "Forum.Sdk"],
        ["Forum.Web"] = ["Forum.Sqlite", "Forum.Core", "Forum.Sdk"],
        ["Forum.Testing"] = ["Forum.Web", "Forum.Sqlite", "Forum.Core", "Forum.Sdk"],
    };

    [Fact]
    public void projects_reference_in_one_direction() =>
        Wrong(Repository.Files(".csproj").Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void a_reference_against_the_direction_is_found() =>
        Wrong([SourceFile.Sample("src/Forum.Core/Forum.Core.csproj", """<ProjectReference Include="../Forum.Web/Forum.Web.csproj" />""")])
            .ShouldBe(["Forum.Core may not reference Forum.Web"]);

    static IEnumerable<string> Wrong(IEnumerable<SourceFile> projects) =>
        from project in projects
        let name = Path.GetFileNameWithoutExtension(project.Path)
        let allowed = MayReference.GetValueOrDefault(name, [])
        from Match reference in Reference().Matches(project.Text)
        let target = reference.Groups[1].Value
        where !allowed.Contains(target)
        select $"{name} may not reference {target}";

    [GeneratedRegex("""<ProjectReference\s+Include="[^"]*?([\w.]+)\.csproj""")]
    private static partial Regex Reference();
}
