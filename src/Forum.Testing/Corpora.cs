using System.Text;
using System.Text.Json;

namespace Forum.Testing;

/// <summary>Real material beside the checkout, which is not part of the repository. A test without it is skipped, with the reason.</summary>
internal static class Corpora
{
    /// <summary>The folder of the corpora, or null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The path of a file or folder in it; skips the calling test when it is absent.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        if (Folder is null) throw new SkippedTest("the test corpora are not here (set FORUM_CORPORA)");
        var path = System.IO.Path.Combine([Folder, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : throw new SkippedTest($"no {string.Join('/', parts)} in the test corpora");
    }

    /// <summary>The naughty strings; those that are not valid UTF-8 come with replacement characters, as a form would give them.</summary>
    public static IReadOnlyList<string> NaughtyStrings() => Strings(Path("naughty-strings", "blns.json"), "s");

    /// <summary>Values for a parameter that says where to go next, every one leading away from the site if believed.</summary>
    public static IReadOnlyList<string> OpenRedirects() => Strings(Path("ssrf", "open-redirect.json"), "value");

    private static List<string> Strings(string file, string property)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(entry => entry.TryGetProperty(property, out var text)
            ? text.GetString()!
            : Encoding.UTF8.GetString(entry.GetProperty("b64").GetBytesFromBase64()))];
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("FORUM_CORPORA") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpora = System.IO.Path.Combine(folder.FullName, "shared", "corpora");
            if (Directory.Exists(corpora)) return corpora;
        }

        return null;
    }

    // xunit reads this beginning of a message as "skipped"; so the kit needs no reference to a test framework.
    private sealed class SkippedTest(string reason) : Exception("$XunitDynamicSkip$" + reason);
}
