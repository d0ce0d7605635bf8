using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Topics;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Topics;

internal sealed record HomePage(IReadOnlyList<TopicRow> Rows, IReadOnlyList<CategoryItem> Categories, HomeFigures? Figures);

/// <summary>What a visitor may count before joining.</summary>
internal sealed record HomeFigures(int People, int Topics, int Posts);

internal sealed record LatestPage(TopicList List, IReadOnlyList<CategoryItem> Categories);

/// <summary>The home page, and all topics by their last activity.</summary>
internal sealed class ListsController(TopicLists lists, CategoryQueries categories, MemberQueries members, CurrentActor current) : Controller
{
    private const int HomeRows = 12;

    [HttpGet("/")]
    public async Task<IActionResult> Home(CancellationToken ct)
    {
        var rows = TopicRows.Of(await lists.Latest(new TopicFilter(), current.Actor, HomeRows, ct));
        var tree = await categories.Tree(current.Actor, ct);
        if (!current.Actor.IsGuest) return View("Topics/HomeMember", new HomePage(rows, tree, null));

        var figures = new HomeFigures(await members.Count(ct), tree.Sum(c => c.TopicCount), tree.Sum(c => c.PostCount));
        return View("Topics/Home", new HomePage(rows, tree, figures));
    }

    [HttpGet("/latest")]
    public async Task<IActionResult> Latest(CancellationToken ct)
    {
        const string path = "/latest";
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        var page = await lists.Page(new TopicFilter(), current.Actor, place.Page, TopicCursor.Read(place.Before), ct);
        if (TopicList.Of(page, place, path) is not { } list) return NotFound();
        return View("Topics/Latest", new LatestPage(list, await categories.Tree(current.Actor, ct)));
    }
}
