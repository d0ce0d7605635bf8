using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.Theming;

/// <summary>A folder under <c>themes/</c>, as its <c>theme.json</c> describes it.</summary>
/// <param name="Styles">The style files, in order.</param>
internal sealed record Theme(string Id, string Name, IReadOnlyList<string> Styles, Theme.Sheet Paper)
{
    private const string Description = "theme.json";

    /// <summary>The colour of the page, for the browser's own bars.</summary>
    internal sealed record Sheet(string Light, string Dark);

    /// <summary>What is in the style files.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sheets { get; private init; } = [];

    /// <summary>Reads all of it now: what its author left out stops the start with a sentence, not a page with a riddle.</summary>
    public static Theme Open(string themes, string id)
    {
        var folder = Path.Combine(themes, id);
        var theme = Read(Path.Combine(folder, Description));
        return theme with { Sheets = [.. theme.Styles.Select(style => Style(folder, style))] };
    }

    private static Theme Read(string file)
    {
        Theme? theme;
        try
        {
            theme = JsonSerializer.Deserialize(Text(file, "Each theme has one."), ThemeJson.Default.Theme);
        }
        catch (JsonException fault)
        {
            throw new StartFault($"The theme's {file} is not as it should be: {fault.Message}");
        }

        // What the file leaves out is null, whatever the types say.
        if (Missing(theme) is { } missing) throw new StartFault($"The theme's {file} lacks {missing}.");
        return theme!;
    }

    private static string? Missing(Theme? theme) => theme switch
    {
        null => "everything",
        { Id: null or "" } => "“id”",
        { Name: null or "" } => "“name”",
        { Styles: null or [] } => "“styles”, the list of its style files",
        { Paper: null or { Light: null or "" } or { Dark: null or "" } } => "“paper” with a colour for “light” and one for “dark”",
        _ => null,
    };

    private static string Style(string folder, string? name)
    {
        var description = Path.Combine(folder, Description);
        if (string.IsNullOrEmpty(name)) throw new StartFault($"The theme's {description} has an empty name among its “styles”.");

        var css = Text(Path.Combine(folder, name), $"Its {Description} lists it among “styles”.");
        try
        {
            // What is left open would swallow the sheets behind it.
            Stylesheet.Minify(css);
            return css;
        }
        catch (FormatException fault)
        {
            throw new StartFault($"The theme's {Path.Combine(folder, name)} is not as it should be: {fault.Message}");
        }
    }

    private static string Text(string file, string why)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFault($"The theme's {file} cannot be read: {fault.Message} {why}");
        }
    }
}

/// <summary>Made by the build: every start reads a theme.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Theme))]
internal sealed partial class ThemeJson : JsonSerializerContext;
