using System.Globalization;
using System.Text;
using System.Xml;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Feeds;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Feeds;

/// <summary>Everything that search engines should know of: an index, one part with the places, the topics in parts.</summary>
internal sealed class SitemapController(SitemapQueries sitemap, CategoryTrees trees) : Controller
{
    public const string Index = "/sitemap.xml";

    private const string Places = "/sitemap/places.xml";
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // Pages of the house, beside its categories.
    private static readonly string[] House = ["/", "/categories", "/tags", "/guidelines", "/about"];

    [HttpGet(Index), VisitorPage(NeedsRoot = true)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        if (!PublicRoot.IsOpen(HttpContext)) return NotFound();

        var parts = await sitemap.Parts(ct);
        return await Write("sitemapindex", async (xml, root) =>
        {
            await Entry(xml, "sitemap", root + Places, null);
            foreach (var part in parts) await Entry(xml, "sitemap", string.Create(CultureInfo.InvariantCulture, $"{root}/sitemap/topics-{part.Number}.xml"), part.ChangedAt);
        });
    }

    [HttpGet(Places), VisitorPage(NeedsRoot = true)]
    public async Task<IActionResult> ShowPlaces(CancellationToken ct)
    {
        if (!PublicRoot.IsOpen(HttpContext)) return NotFound();

        var categories = (await trees.Get(ct)).VisibleTo(Actor.Guest).ToList();
        return await Write("urlset", async (xml, root) =>
        {
            foreach (var page in House) await Entry(xml, "url", root + page, null);
            foreach (var category in categories) await Entry(xml, "url", root + Paths.Category(category), null);
        });
    }

    [HttpGet("/sitemap/topics-{part:long}.xml"), VisitorPage(NeedsRoot = true)]
    public async Task<IActionResult> ShowTopics(long part, CancellationToken ct)
    {
        if (!PublicRoot.IsOpen(HttpContext) || !(await sitemap.Parts(ct)).Any(p => p.Number == part)) return NotFound();

        return await Write("urlset", async (xml, root) =>
        {
            await foreach (var topic in sitemap.Topics(part, ct)) await Entry(xml, "url", root + Paths.Topic(topic.Slug, topic.Id), topic.ChangedAt);
        });
    }

    /// <summary>Straight into the answer: ten thousand addresses are never in memory at once.</summary>
    private async Task<IActionResult> Write(string element, Func<XmlWriter, string, Task> entries)
    {
        Response.ContentType = "application/xml; charset=utf-8";
        Response.Headers.CacheControl = "public, no-cache";
        await using (var xml = XmlWriter.Create(Response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            await xml.WriteStartElementAsync(null, element, Schema);
            await entries(xml, PublicRoot.Of(HttpContext));
            await xml.WriteEndElementAsync();
        }

        return new EmptyResult();
    }

    private static async Task Entry(XmlWriter xml, string element, string address, DateTime? changed)
    {
        await xml.WriteStartElementAsync(null, element, Schema);
        await xml.WriteElementStringAsync(null, "loc", Schema, address);
        if (changed is { } at) await xml.WriteElementStringAsync(null, "lastmod", Schema, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        await xml.WriteEndElementAsync();
    }
}
