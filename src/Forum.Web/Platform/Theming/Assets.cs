using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Web.Platform.Theming;

/// <summary>Everything under <c>/assets/</c>, held in memory. Pages ask by plain name and get the address with the fingerprint.</summary>
internal sealed partial class Assets
{
    public const string Root = "/assets/";

    // Colours tried one after the other in the admin page must not pile up.
    private const int AccentsKept = 20;

    private readonly Dictionary<string, Asset> byName = [];
    private readonly ConcurrentDictionary<string, Asset> byAccent = [];
    private readonly Theme theme;
    private readonly Func<string, string> coreSheet;

    public Assets(Assembly core, Theme theme)
    {
        this.theme = theme;
        coreSheet = name => Encoding.UTF8.GetString(Resource(core, name));
        foreach (var name in core.GetManifestResourceNames().Where(name => name.StartsWith("wwwroot/icons/", StringComparison.Ordinal)))
            Keep(new Asset(name["wwwroot/icons/".Length..], Resource(core, name)));
        foreach (var module in Modules.Read(name => Encoding.UTF8.GetString(Resource(core, name)), core.GetManifestResourceNames()))
            Keep(module);
    }

    public string this[string name] => byName[name].Path;

    /// <summary>The one stylesheet, in the organisation's colour.</summary>
    public Asset Stylesheet(Accent accent)
    {
        if (byAccent.Count > AccentsKept)
            byAccent.Clear();
        return byAccent.GetOrAdd(accent.Css, _ => new Asset("theme.css", Theming.Stylesheet.Write(coreSheet, theme, accent)));
    }

    /// <summary>The file at an address. An old fingerprint gets today's file, not to be kept: a page from before an update stays readable.</summary>
    public (Asset Asset, bool Exact)? Find(string path, Accent accent)
    {
        if (Address().Match(path) is not { Success: true } match)
            return null;
        var name = match.Groups["name"].Value + match.Groups["dot"].Value;
        var asset = name == "theme.css" ? Stylesheet(accent) : byName.GetValueOrDefault(name);
        if (asset?.Fingerprint == match.Groups["print"].Value)
            return (asset, true);
        if (name == "theme.css" && byAccent.Values.FirstOrDefault(other => other.Path == path) is { } older)
            return (older, true);
        return asset is null ? null : (asset, false);
    }

    private void Keep(Asset asset) => byName[asset.Name] = asset;

    private static byte[] Resource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex("""^/assets/(?<name>[a-z0-9-]+)-(?<print>[0-9a-f]{10})(?<dot>\.[a-z0-9]+)$""")]
    private static partial Regex Address();
}
