using Forum.Core.Features.Categories;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Topics;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Reading;

/// <summary>What a member never opened, and what went on since they did.</summary>
[MembersOnly]
internal sealed class ReadingController(ReadingLists reading, CategoryQueries categories) : ForumController
{
    [HttpGet("/new")]
    public Task<IActionResult> New(CancellationToken ct) => Listed("new", ListTabs.New, reading.New, ct);

    [HttpGet("/unread")]
    public Task<IActionResult> Unread(CancellationToken ct) => Listed("unread", ListTabs.Unread, reading.Unread, ct);

    [HttpPost("/reading/all")]
    public async Task<IActionResult> ReadAll(string? list, [FromServices] MarkAllRead mark, CancellationToken ct)
    {
        var isNew = list == "new";
        await mark.Run(new MarkAllRead.Command(Actor, isNew), ct);
        return Done(isNew ? ListTabs.New : ListTabs.Unread);
    }

    private async Task<IActionResult> Listed(
        string kind, string path, Func<Core.Platform.Permissions.Actor, int, TopicCursor?, CancellationToken, Task<TopicListPage>> ask, CancellationToken ct)
    {
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        var page = await ask(Actor, place.Page, TopicCursor.Read(place.Before), ct);
        var mine = await reading.Of(Actor, page.Items, ct);
        if (TopicList.Of(page, place, path, null, mine) is not { } list) return NotFound();
        return View("Topics/Listed", new ListedPage(kind, list, await categories.Tree(Actor, ct), mine));
    }
}
