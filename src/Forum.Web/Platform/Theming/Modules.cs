using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Web.Platform.Theming;

/// <summary>
/// Our scripts, ready to be fetched. A module that another simply starts with (<c>import "./menus.js";</c>) becomes part of it, so that
/// a page asks once; one that is loaded when needed (<c>import("./toolbar.js")</c>) keeps its own address, fingerprint included.
/// </summary>
internal static partial class Modules
{
    private const string Folder = "wwwroot/js/";

    public static IEnumerable<Asset> Read(Func<string, string> read, IEnumerable<string> names)
    {
        var sources = names.Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], read);
        var parts = sources.Values.SelectMany(source => Started().Matches(source)).Select(match => match.Groups["name"].Value).ToHashSet();
        var made = new Dictionary<string, Asset>();
        foreach (var name in sources.Keys.Where(name => !parts.Contains(name)))
            Make(name);
        return made.Values;

        Asset Make(string name) => made.TryGetValue(name, out var asset)
            ? asset
            : made[name] = new Asset(name, Encoding.UTF8.GetBytes(Loaded().Replace(Whole(name), match => $"import(\"{Make(match.Groups["name"].Value).Path}\")")));

        // Braces keep the names of each part to itself, as a module would.
        string Whole(string name) => Started().Replace(sources[name], match => $"{{\n{Whole(match.Groups["name"].Value)}}}");
    }

    [GeneratedRegex("""^import "\./(?<name>[a-z-]+\.js)";$""", RegexOptions.Multiline)]
    private static partial Regex Started();

    [GeneratedRegex("""import\("\./(?<name>[a-z-]+\.js)"\)""")]
    private static partial Regex Loaded();
}
