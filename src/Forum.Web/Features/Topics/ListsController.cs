using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Topics;

internal sealed record HomePage(IReadOnlyList<TopicRow> Rows, IReadOnlyList<CategoryItem> Categories, HomeFigures? Figures, ListReading? Mine = null)
{
    /// <summary>What waits for this member, the newest first.</summary>
    public IReadOnlyList<NotificationItem> Waiting { get; init; } = [];
}

/// <summary>What a visitor may count before joining.</summary>
internal sealed record HomeFigures(int People, int Topics, int Posts);

internal sealed record LatestPage(TopicList List, IReadOnlyList<CategoryItem> Categories, ListReading? Mine);

/// <summary>The home page, and all topics: by their last activity, the liveliest, those that wait for an answer.</summary>
internal sealed class ListsController(TopicLists lists, CategoryQueries categories, MemberQueries members, ReadingLists reading, CurrentActor current) : Controller
{
    private const int HomeRows = 12;
    private const int HomeWaiting = 3;

    [HttpGet("/"), VisitorPage]
    public async Task<IActionResult> Home([FromServices] NotificationQueries told, CancellationToken ct)
    {
        var items = await lists.Latest(await reading.Heard(current.Actor, ct), current.Actor, HomeRows, ct);
        var mine = await reading.Of(current.Actor, items, ct);
        var rows = TopicRows.Of(items, null, mine);
        var tree = await categories.Tree(current.Actor, ct);
        if (mine is not null)
        {
            var waiting = current.Unread == 0 ? [] : await told.Waiting(current.Actor, HomeWaiting, ct);
            return View("Topics/HomeMember", new HomePage(rows, tree, null, mine) { Waiting = waiting });
        }


        var figures = new HomeFigures(await members.Count(ct), tree.Sum(c => c.TopicCount), tree.Sum(c => c.PostCount));
        return View("Topics/Home", new HomePage(rows, tree, figures));
    }

    [HttpGet("/latest"), VisitorPage]
    public async Task<IActionResult> Latest(CancellationToken ct)
    {
        const string path = ListTabs.Latest;
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        var page = await lists.Page(await reading.Heard(current.Actor, ct), current.Actor, place.Page, TopicCursor.Read(place.Before), ct);
        var mine = await reading.Of(current.Actor, page.Items, ct);
        if (TopicList.Of(page, place, path, null, mine) is not { } list) return NotFound();
        return View("Topics/Latest", new LatestPage(list, await categories.Tree(current.Actor, ct), mine));
    }

    [HttpGet("/top"), VisitorPage]
    public Task<IActionResult> Top(string? period, CancellationToken ct) => TopPeriods.Read(period) is { } chosen
        ? Listed("top", TopPeriods.Path(chosen), new TopicFilter { Top = chosen }, chosen, ct)
        : Task.FromResult<IActionResult>(RedirectPermanent(ListTabs.Top));

    [HttpGet("/unanswered"), VisitorPage]
    public Task<IActionResult> Unanswered(CancellationToken ct) =>
        Listed("unanswered", ListTabs.Unanswered, new TopicFilter { Status = TopicStatus.Unanswered }, null, ct);

    [HttpGet("/questions"), VisitorPage]
    public Task<IActionResult> Questions(string? status, CancellationToken ct) => QuestionLists.Read(status) is { } chosen
        ? Listed(QuestionLists.Kind(chosen), QuestionLists.Path(chosen), new TopicFilter { Status = chosen }, null, ct)
        : Task.FromResult<IActionResult>(RedirectPermanent(QuestionLists.All));

    private async Task<IActionResult> Listed(string kind, string path, TopicFilter filter, TopPeriod? period, CancellationToken ct)
    {
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        var page = await lists.Page(filter, current.Actor, place.Page, TopicCursor.Read(place.Before), ct);
        var mine = await reading.Of(current.Actor, page.Items, ct);
        if (TopicList.Of(page, place, path, null, mine) is not { } list) return NotFound();
        return View("Topics/Listed", new ListedPage(kind, list, await categories.Tree(current.Actor, ct), mine) { Period = period });
    }
}
