using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Reading;

internal sealed record BookmarksView(IReadOnlyList<BookmarkItem> Items, Pager Pager, string Canonical);

/// <summary>What a member keeps to find it again.</summary>
[MembersOnly]
internal sealed class BookmarksController(KeepBookmark keep) : ForumController
{
    private const string List = "/bookmarks";

    [HttpGet(List)]
    public async Task<IActionResult> Show([FromServices] BookmarkQueries bookmarks, CancellationToken ct)
    {
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(List);

        var page = await bookmarks.Page(Actor, place.Page, TopicCursor.Read(place.Before), ct);
        if (!place.Exists(page.Pages, page.Items.Count)) return NotFound();
        return View("Reading/Bookmarks", new BookmarksView(page.Items, place.Pager(List, page.Pages, page.Older), place.Canonical(List)));
    }

    [HttpPost("/p/{id:long}/bookmark")]
    public Task<IActionResult> Post(long id, CancellationToken ct) => Back(new KeepBookmark.Command(Actor) { PostId = id }, ct);

    [HttpPost("/p/{id:long}/bookmark/end")]
    public Task<IActionResult> PostEnd(long id, CancellationToken ct) => Back(new KeepBookmark.Command(Actor) { PostId = id, Remove = true }, ct);

    [HttpPost("/topics/{id:long}/bookmark")]
    public Task<IActionResult> Topic(long id, CancellationToken ct) => Back(new KeepBookmark.Command(Actor) { TopicId = id }, ct);

    [HttpPost("/topics/{id:long}/bookmark/end")]
    public Task<IActionResult> TopicEnd(long id, CancellationToken ct) => Back(new KeepBookmark.Command(Actor) { TopicId = id, Remove = true }, ct);

    [HttpPost("/bookmarks/{id:long}/note")]
    public async Task<IActionResult> Note(long id, string? note, CancellationToken ct) =>
        await keep.Run(new KeepBookmark.Command(Actor) { Id = id, Note = note ?? "" }, ct) is KeepBookmark.Outcome.Done ? Done(List) : NotFound();

    [HttpPost("/bookmarks/{id:long}/end")]
    public async Task<IActionResult> End(long id, CancellationToken ct) =>
        await keep.Run(new KeepBookmark.Command(Actor) { Id = id, Remove = true }, ct) is KeepBookmark.Outcome.Done ? Done(List) : NotFound();

    private async Task<IActionResult> Back(KeepBookmark.Command command, CancellationToken ct) => await keep.Run(command, ct) switch
    {
        KeepBookmark.Outcome.Done done when command.PostId is null => Done(Paths.Topic(done.Slug, done.TopicId)),
        KeepBookmark.Outcome.Done done => Done(Paths.Post(done.Slug, done.TopicId, done.Number)),
        _ => NotFound(),
    };
}
