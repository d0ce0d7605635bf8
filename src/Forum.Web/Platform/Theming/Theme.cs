using System.Text.Json;

namespace Forum.Web.Platform.Theming;

/// <summary>A folder under <c>themes/</c>, as its <c>theme.json</c> describes it.</summary>
internal sealed record Theme(string Id, string Name, IReadOnlyList<string> Styles, Theme.Sheet Paper)
{
    /// <summary>The colour of the page, for the browser's own bars.</summary>
    internal sealed record Sheet(string Light, string Dark);

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public string Folder { get; private init; } = "";

    public static Theme Open(string themes, string id)
    {
        var folder = Path.Combine(themes, id);
        var theme = JsonSerializer.Deserialize<Theme>(File.ReadAllText(Path.Combine(folder, "theme.json")), Names)
            ?? throw new InvalidDataException($"{folder}/theme.json is empty.");
        return theme with { Folder = folder };
    }

    public IEnumerable<string> Sheets() => Styles.Select(style => File.ReadAllText(Path.Combine(Folder, style)));
}
