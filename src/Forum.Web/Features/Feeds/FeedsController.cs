using System.Security.Cryptography;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Feeds;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Features.Feeds;

/// <summary>Atom feeds: the newest topics of the forum or of a category, the last posts of a topic.</summary>
internal sealed class FeedsController(FeedQueries feeds, CategoryTrees trees, Words words) : Controller
{
    [HttpGet(FeedPaths.All), VisitorPage(NeedsRoot = true)]
    public async Task<IActionResult> All(CancellationToken ct)
    {
        if (!PublicRoot.IsOpen(HttpContext)) return NotFound();

        var site = HttpContext.Site();
        return await Topics(new AtomFeed(site.Title, "/", FeedPaths.All, site.Language, await feeds.Topics(null, ct)) { Subtitle = site.Tagline }, ct);
    }

    [HttpGet("/c/{slug}/feed.atom"), VisitorPage(NeedsRoot = true)]
    public Task<IActionResult> Category(string slug, CancellationToken ct) => OfCategory(slug, ct);

    [HttpGet("/c/{parent}/{slug}/feed.atom"), VisitorPage(NeedsRoot = true)]
    public Task<IActionResult> CategoryBelow(string parent, string slug, CancellationToken ct) => OfCategory($"{parent}/{slug}", ct);

    [HttpGet("/t/{slug}/{id:long}/feed.atom"), VisitorPage(NeedsRoot = true)]
    public async Task<IActionResult> Topic(string slug, long id, CancellationToken ct)
    {
        if (!PublicRoot.IsOpen(HttpContext) || await feeds.Posts(id, ct) is not { } topic) return NotFound();

        var self = FeedPaths.Topic(topic.Slug, id);
        if (slug != topic.Slug) return RedirectPermanent(self);
        return Answer(new AtomFeed(topic.Title, Paths.Topic(topic.Slug, id), self, HttpContext.Site().Language, topic.Entries)
        {
            Subtitle = HttpContext.Site().Title,
            TitleOf = entry => entry.Number == 1 ? entry.Title : words["feeds.reply", ("name", entry.Author.DisplayName), ("number", entry.Number)],
        });
    }

    private async Task<IActionResult> OfCategory(string path, CancellationToken ct)
    {
        var category = (await trees.Get(ct)).Find(path);
        if (!PublicRoot.IsOpen(HttpContext) || category?.IsVisibleTo(Actor.Guest) != true) return NotFound();
        if (category.Path != path) return RedirectPermanent(FeedPaths.Category(category));

        var site = HttpContext.Site();
        var feed = new AtomFeed($"{category.Name} – {site.Title}", Paths.Category(category), FeedPaths.Category(category), site.Language, await feeds.Topics(category, ct));
        return await Topics(feed with { Subtitle = category.Description }, ct);
    }

    private async Task<IActionResult> Topics(AtomFeed feed, CancellationToken ct)
    {
        var tree = await trees.Get(ct);
        return Answer(feed with { CategoryOf = entry => tree.Find(entry.CategoryId)?.Name });
    }

    // The mark is that of the bytes: a post that was deleted changes it, though nothing in the feed is newer.
    private FileContentResult Answer(AtomFeed feed)
    {
        // The language of a feed is its forum's, not its reader's: all readers get the same bytes.
        words.Language = (Language.Find(feed.Language) ?? words.Language).With(HttpContext.Site().FormOfAddress);
        var bytes = feed.Write(PublicRoot.Of(HttpContext));
        Response.Headers.CacheControl = "public, no-cache";
        var mark = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..20]}\"");
        return File(bytes, "application/atom+xml; charset=utf-8", feed.UpdatedAt, mark);
    }
}
