using Forum.Core.Features.Members;
using Forum.Core.Platform.Text;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Members;

internal sealed record PeopleView(IReadOnlyList<PersonItem> People, string Name, PeopleOrder Order, Pager Pager, string Canonical)
{
    public string OrderedBy(PeopleOrder order) => PeopleController.Path(Name, order);
}

/// <summary>Everybody here, to be found by the beginning of a name.</summary>
internal sealed class PeopleController(PeopleList people) : Controller
{
    // Longer than any name: what is longer finds nobody, and needs no search to know it.
    private const int LongestName = 100;

    [HttpGet("/people"), VisitorPage]
    public async Task<IActionResult> List(string? name, string? order, CancellationToken ct)
    {
        var typed = CleanText.Line(name);
        if (typed.Length > LongestName) typed = "";
        var by = order == "posts" ? PeopleOrder.Posts : PeopleOrder.Recent;
        var path = Path(typed, by);
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        var page = await people.Page(typed, by, place.Page, MemberCursor.Read(place.Before), ct);
        if (!place.Exists(page.Pages, page.Items.Count)) return NotFound();
        return View("Members/People", new PeopleView(page.Items, typed, by, place.Pager(path, page.Pages, page.Older), place.Canonical(path)));
    }

    internal static string Path(string name, PeopleOrder order)
    {
        var query = new List<string>();
        if (name.Length > 0) query.Add("name=" + Uri.EscapeDataString(name));
        if (order == PeopleOrder.Posts) query.Add("order=posts");
        return query.Count == 0 ? "/people" : "/people?" + string.Join('&', query);
    }
}
