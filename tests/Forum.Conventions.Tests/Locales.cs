using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>The texts of one language, from every locales folder: key → plural form ("" when there is only one) → text.</summary>
internal static partial class Locales
{
    public static readonly string[] Languages = ["fr", "en"];

    /// <summary>French that says "tu": only what differs.</summary>
    public const string WithTu = "fr-tu";

    public static IEnumerable<SourceFile> Files(string language) =>
        Repository.Files(".json").Where(file => file.Path.EndsWith($"/locales/{language}.json", StringComparison.Ordinal) && !file.Path.StartsWith("tests/", StringComparison.Ordinal));

    public static Dictionary<string, Dictionary<string, string>> Read(IEnumerable<SourceFile> files)
    {
        var texts = new Dictionary<string, Dictionary<string, string>>();
        foreach (var file in files)
            foreach (var entry in JsonDocument.Parse(file.Text).RootElement.EnumerateObject())
                if (!texts.TryAdd(entry.Name, Forms(entry.Value)))
                    throw new InvalidDataException($"{file.Path} says {entry.Name} a second time.");
        return texts;
    }

    static Dictionary<string, string> Forms(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToDictionary(form => form.Name, form => form.Value.GetString()!)
        : new() { [""] = value.GetString()! };

    public static HashSet<string> Placeholders(Dictionary<string, string> forms) =>
        [.. forms.Values.SelectMany(text => Placeholder().Matches(text)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)[^{}]*\}")]
    private static partial Regex Placeholder();
}
