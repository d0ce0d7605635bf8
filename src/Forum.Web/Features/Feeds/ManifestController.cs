using System.Text.Json.Nodes;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Theming;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Feeds;

/// <summary>What a phone needs to put the forum beside its other programs. Open at every stage: it says no more than the sign-in page.</summary>
internal sealed class ManifestController(Assets assets, Theme theme) : Controller
{
    public const string Path = "/manifest.webmanifest";

    [HttpGet(Path)]
    public ContentResult Show()
    {
        var site = HttpContext.Site();
        var manifest = new JsonObject
        {
            ["id"] = "/",
            ["name"] = site.Title,
            ["short_name"] = site.Title,
            ["lang"] = site.Language,
            ["dir"] = "ltr",
            ["start_url"] = "/",
            ["scope"] = "/",
            ["display"] = "minimal-ui",
            ["background_color"] = theme.Paper.Light,
            ["theme_color"] = theme.Paper.Light,
            ["icons"] = new JsonArray(Icon("mark.svg", "any", "image/svg+xml", "any"), Icon("app-192.png", "192x192", "image/png", "any"), Icon("app-512.png", "512x512", "image/png", "any maskable")),
        };
        if (site.Tagline.Length > 0) manifest["description"] = site.Tagline;
        Response.Headers.CacheControl = "no-cache";
        return Content(manifest.ToJsonString(), "application/manifest+json; charset=utf-8");
    }

    private JsonObject Icon(string name, string sizes, string type, string purpose) => new()
    {
        ["src"] = assets[name],
        ["sizes"] = sizes,
        ["type"] = type,
        ["purpose"] = purpose,
    };
}
