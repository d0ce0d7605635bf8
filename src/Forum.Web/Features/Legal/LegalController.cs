using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Legal;

internal sealed record LegalPage(string Name, string Path);

/// <summary>What the forum is in figures, and who keeps it; nothing of that for those who may not come in yet.</summary>
internal sealed record AboutPage(AboutFigures? Figures, IReadOnlyList<Person> Staff);

internal sealed record AboutFigures(int People, int Topics, int Posts);

/// <summary>What people want to read before they join, and must be able to read at every stage.</summary>
internal sealed class LegalController(MemberQueries members, CategoryQueries categories, CurrentActor current, PageFrame frame) : Controller
{
    private static readonly string[] Pages = ["accessibility", "notice", "privacy", "terms"];

    [HttpGet("/guidelines"), VisitorPage]
    public IActionResult Guidelines() => View("Legal/Text", new LegalPage("guidelines", "/guidelines"));

    [HttpGet("/legal/{name}"), VisitorPage]
    public IActionResult Show(string name)
    {
        var known = name.ToLowerInvariant();
        if (!Pages.Contains(known)) return NotFound();
        return known == name ? View("Legal/Text", new LegalPage(name, $"/legal/{name}")) : RedirectPermanent($"/legal/{known}");
    }

    [HttpGet("/about"), VisitorPage]
    public async Task<IActionResult> About(CancellationToken ct)
    {
        if (!frame.Site.Reachable) return View("Legal/About", new AboutPage(null, []));

        var tree = await categories.Tree(current.Actor, ct);
        var figures = new AboutFigures(await members.Count(ct), tree.Sum(c => c.TopicCount), tree.Sum(c => c.PostCount));
        return View("Legal/About", new AboutPage(figures, await members.Staff(ct)));
    }
}
