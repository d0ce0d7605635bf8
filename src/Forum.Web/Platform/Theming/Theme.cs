using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forum.Web.Platform.Theming;

/// <summary>A folder under <c>themes/</c>, as its <c>theme.json</c> describes it.</summary>
internal sealed record Theme(string Id, string Name, IReadOnlyList<string> Styles, Theme.Sheet Paper)
{
    /// <summary>The colour of the page, for the browser's own bars.</summary>
    internal sealed record Sheet(string Light, string Dark);

    public string Folder { get; private init; } = "";

    public static Theme Open(string themes, string id)
    {
        var folder = Path.Combine(themes, id);
        var theme = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, "theme.json")), ThemeJson.Default.Theme)
            ?? throw new InvalidDataException($"{folder}/theme.json is empty.");
        return theme with { Folder = folder };
    }

    public IEnumerable<string> Sheets() => Styles.Select(style => File.ReadAllText(Path.Combine(Folder, style)));
}

/// <summary>Made by the build: every start reads a theme.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Theme))]
internal sealed partial class ThemeJson : JsonSerializerContext;
