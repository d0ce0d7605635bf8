using System.Text.Json;
using Forum.Testing;

namespace Forum.Core.Tests.Platform.Markup;

/// <summary>Every vector of the corpus in every place of a post where one could be tried.</summary>
internal static class Attacks
{
    public static IReadOnlyList<string> Vectors() => Strings(Corpora.Path("xss", "vectors.json"), "input");

    public static IReadOnlyList<string> Templates() => Strings(Corpora.Path("xss", "placements.json"), "template");

    public static IEnumerable<string> Posts(string vector, IEnumerable<string> templates) =>
        templates.Select(template => template.Replace("{V}", vector));

    private static List<string> Strings(string file, string property)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray()
            .Where(entry => entry.TryGetProperty(property, out _))
            .Select(entry => entry.GetProperty(property).GetString()!)];
    }
}
