using Forum.Core.Features.Members;
using Forum.Core.Features.Notifications;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Notifications;

internal sealed record NotificationsPage(NotificationPage List, Pager Pager, string Canonical);

/// <summary>What one was told, and that one has seen it.</summary>
[MembersOnly]
[SilencedToo]
internal sealed class NotificationsController(NotificationQueries queries, MarkNotificationsRead mark) : ForumController
{
    private const string Root = "/notifications";

    [HttpGet(Root)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(Root);

        var list = await queries.Page(Actor, place.Page, MemberCursor.Read(place.Before), ct);
        if (!place.Exists(list.Pages, list.Items.Count)) return NotFound();
        return View("Notifications/List", new NotificationsPage(list, place.Pager(Root, list.Pages, list.Older), place.Canonical(Root)));
    }

    /// <summary>Leads to what it tells of, and is read by that.</summary>
    [HttpGet(Root + "/{id:long}")]
    public async Task<IActionResult> Open(long id, CancellationToken ct)
    {
        if (await queries.Find(id, Actor, ct) is not { } item) return NotFound();

        if (!item.IsRead && !Request.IsPrefetch()) await mark.Run(new MarkNotificationsRead.Command(Actor, id), ct);
        return Redirect(Target(item));
    }

    [HttpPost(Root + "/read")]
    public async Task<IActionResult> Read(long? one, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();

        await mark.Run(new MarkNotificationsRead.Command(Actor, one), ct);
        return Done(Root);
    }

    private static string Target(NotificationItem item) => item switch
    {
        { PostId: { } post } => $"/p/{post}",
        { Kind: NotificationKind.PostHidden or NotificationKind.PostRejected } => "/waiting",
        { By: { } by } => Paths.Member(by.Username),
        _ => Root,
    };
}
