using System.Runtime.CompilerServices;
using System.Text;
using Forum.Web.Platform.Theming;
using Forum.Web.Shared;

namespace Forum.Web.Platform.Offline;

/// <summary>
/// The service worker behind <see cref="OfflineController"/>: the script <c>wwwroot/offline/sw.js</c> with what it keeps written above it. It changes
/// with the program, the style sheet, the site's name and how it speaks, so that readers' browsers fetch the page anew.
/// </summary>
internal sealed class OfflineWorker(Assets assets)
{
    public const string Path = "/sw.js";

    // A browser asks once for each page that is opened: one script for each version of the settings.
    private readonly ConditionalWeakTable<SiteLook, Asset> scripts = [];
    private readonly string source = Read();

    /// <summary>The style sheet under an address of its own, so that the worker need not look at the one all pages ask for.</summary>
    public string Sheet(SiteLook site) => assets.Stylesheet(site.Accent).Path + "?offline";

    public Task Answer(HttpContext context, SiteLook site) =>
        ServeAssets.Send(context, scripts.GetValue(site, Write), "no-cache");

    private Asset Write(SiteLook site)
    {
        var program = typeof(OfflineWorker).Module.ModuleVersionId.ToByteArray();
        var version = new Asset(Path, [.. program, .. Encoding.UTF8.GetBytes(Sheet(site) + site.FormOfAddress + site.Title)]).Fingerprint;
        return new Asset(Path, Encoding.UTF8.GetBytes($"const version = \"{version}\";\nconst sheet = \"{Sheet(site)}\";\n{source}"));
    }

    private static string Read()
    {
        using var stream = typeof(OfflineWorker).Assembly.GetManifestResourceStream("wwwroot/offline/sw.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
