using Forum.Core.Features.Launch;
using Forum.Web.Features.Feeds;
using Forum.Web.Platform.Host;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Launch;

/// <summary>Search engines come with everybody else, not before; and never where there is nothing for them.</summary>
internal sealed class RobotsController : Controller
{
    private const string StayAway = "User-agent: *\nDisallow: /\n";
    private const string Welcome = "User-agent: *\nDisallow: /admin\nDisallow: /api/\nDisallow: /display\nDisallow: /search\nDisallow: /setup\n";

    [HttpGet("/robots.txt")]
    public ContentResult Show()
    {
        var site = HttpContext.Site();
        Response.Headers.CacheControl = "no-cache";
        return Content(site.IsSetUp && StagePolicy.IsIndexed(site.Stage) ? Welcome + "\nSitemap: " + PublicRoot.Of(HttpContext) + SitemapController.Index + "\n" : StayAway, "text/plain; charset=utf-8");
    }
}
