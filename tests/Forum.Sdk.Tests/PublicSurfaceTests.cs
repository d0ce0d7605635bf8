using System.Reflection;

namespace Forum.Sdk.Tests;

/// <summary>Plugins out there are compiled against this surface: it changes on purpose or not at all.</summary>
public sealed class PublicSurfaceTests
{
    const string Approved = "PublicSurface.approved.txt";

    [Fact]
    public void the_public_surface_is_the_approved_one()
    {
        var now = PublicSurface.Of(Assembly.Load("Forum.Sdk"));
        var approved = Path.Combine(ProjectFolder(), Approved);
        if (Environment.GetEnvironmentVariable("FORUM_APPROVE") == "1")
            File.WriteAllText(approved, now);

        string.Join("\n", Changes(File.ReadAllText(approved), now)).ShouldBeEmpty($"""
            The public surface of Forum.Sdk is not what tests/Forum.Sdk.Tests/{Approved} says (- gone, + new).
            A line that goes breaks compiled plugins: deprecate first. When the change is meant, approve it and commit the file:
            FORUM_APPROVE=1 dotnet run --project tests/Forum.Sdk.Tests
            and tell plugin authors in CHANGELOG.md.
            """);
    }

    [Fact]
    public void a_changed_member_is_found() =>
        Changes("class A\n    int N\nclass B\n    int N\n", "class A\n    int N\nclass B\n    long N\n").ShouldBe(["- class B { int N }", "+ class B { long N }"]);

    [Fact]
    public void the_surface_tells_what_a_compiler_would_see()
    {
        var surface = PublicSurface.Of([typeof(Sample<>), typeof(SampleEvent)]);

        surface.ShouldContain("public abstract class Forum.Sdk.Tests.Sample<T> : System.IDisposable where T : class");
        surface.ShouldContain("    string? Find(T thing, int limit = 10)");
        surface.ShouldContain("    required string Name { get; init; }");
        surface.ShouldContain("    const int Most = 3");
        surface.ShouldContain("public sealed record Forum.Sdk.Tests.SampleEvent\n    new()\n    required long Id { get; init; }\n");
        surface.ShouldNotContain("Hidden");
    }

    static IEnumerable<string> Changes(string approved, string now)
    {
        var (before, after) = (Lines(approved).ToList(), Lines(now).ToList());
        return before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}"));
    }

    /// <summary>Each member with the type that it belongs to: many types have an Id.</summary>
    static IEnumerable<string> Lines(string surface)
    {
        var type = "";
        foreach (var line in surface.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(' ')) yield return $"{type} {{ {line.Trim()} }}";
            else yield return type = line;
        }
    }

    static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Approved)))
                return folder.FullName;
        throw new InvalidOperationException($"{Approved} is not above {AppContext.BaseDirectory}.");
    }
}

/// <summary>What the printer is tried on.</summary>
public abstract class Sample<T> : IDisposable where T : class
{
    /// <summary>A constant is compiled into plugins.</summary>
    public const int Most = 3;

    /// <summary>Required and set once.</summary>
    public required string Name { get; init; }

    /// <summary>With a default and a perhaps.</summary>
    public string? Find(T thing, int limit = 10) => $"{thing}{limit}{Hidden}";

    /// <summary>Of the contract.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    int Hidden => Most;
}

/// <summary>A record, as events are.</summary>
public sealed record SampleEvent
{
    /// <summary>An id.</summary>
    public required long Id { get; init; }
}
