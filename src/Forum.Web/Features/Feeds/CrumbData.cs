using System.Text.Json.Nodes;
using Forum.Web.Shared;

namespace Forum.Web.Features.Feeds;

/// <summary>Where a page stands (BreadcrumbList): home, the crumbs, the page itself.</summary>
internal static class CrumbData
{
    public static StructuredData Of(Breadcrumbs crumbs, string home, PageFrame frame)
    {
        var steps = new List<(string Name, string? Url)> { (home, "/") };
        steps.AddRange(crumbs.Crumbs.Select(c => (c.Text, (string?)c.Url)));
        if (frame.Title is { } title) steps.Add((title, null));
        return StructuredData.Of(StructuredData.Thing("BreadcrumbList", ("itemListElement", new JsonArray([.. steps.Select((step, i) => StructuredData.Thing("ListItem",
            ("position", i + 1), ("name", step.Name), ("item", step.Url is null ? null : frame.Absolute(step.Url))))]))));
    }
}
