using System.Globalization;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Posts;
using Forum.Core.Platform;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Moderation;

internal sealed record ModeratorHome(ReviewCounts Counts, IReadOnlyList<SanctionLine> InForce);

/// <param name="List">The cases of this page.</param>
/// <param name="Decided">Those of the past.</param>
/// <param name="Pager">Its pages.</param>
/// <param name="Author">Whose post was just taken away; null when none was.</param>
/// <param name="Gone">That post; null when it was never published.</param>
internal sealed record ReviewPage(ReviewList List, bool Decided, Pager Pager, string? Author, GonePost? Gone);

/// <summary>What was just hidden, so that a slip can be undone.</summary>
/// <param name="Id">The post.</param>
/// <param name="Replies">How many replies went with it, when it is the first of a discussion.</param>
internal sealed record GonePost(long Id, int? Replies);

/// <summary>A case with the form that was just sent about it.</summary>
internal sealed record Case<T>(T Item, string? Typed = null, Refusal? Refusal = null);

/// <summary>What waits for a moderator, and what they make of it.</summary>
[ModeratorsOnly]
internal sealed class ReviewController(ReviewQueries review) : ForumController
{
    private const string Path = "/mod/review";

    [HttpGet("/mod")]
    public async Task<IActionResult> Home([FromServices] SanctionQueries sanctions, CancellationToken ct) =>
        View("Moderation/Home", new ModeratorHome(await review.Counts(Actor, ct), await sanctions.InForce(ct)));

    [HttpGet(Path)]
    public async Task<IActionResult> List(string? show, string? page, string? author, long? hidden, int? replies, CancellationToken ct)
    {
        var decided = show == "decided";
        var path = decided ? Path + "?show=decided" : Path;
        var asked = PageNumber.Read(page);
        if (asked.IsWrong || page == "1") return RedirectPermanent(path);

        var list = await review.Page(Actor, decided, asked.Value, ct);
        if (asked.Value > list.Pages) return NotFound();

        var whose = Username.Read(author, mayBeReserved: true) is (var name, null) ? name.Text : null;
        return View("Moderation/Review", new ReviewPage(list, decided, new Pager(path, asked.Value, list.Pages), whose, hidden is { } gone ? new GonePost(gone, replies) : null));
    }

    [HttpGet("/mod/posts/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct) =>
        await review.One(id, Actor, ct) is { } post ? View("Moderation/Post", new Case<ReportedPost>(post)) : NotFound();

    [HttpPost("/mod/posts/{id:long}/hiding")]
    public async Task<IActionResult> Hide(long id, string? reason, [FromServices] HidePost hide, CancellationToken ct) =>
        await hide.Run(new HidePost.Command(Actor, id, reason), ct) switch
        {
            HidePost.Outcome.Hidden(_, var replies) => Done(await review.One(id, Actor, ct) is { } post ? About(post.Author, new GonePost(id, replies)) : Path),
            HidePost.Outcome.Refused(var why) when await review.One(id, Actor, ct) is { } post => Invalid("Moderation/Post", new Case<ReportedPost>(post, reason, why), why),
            _ => NotFound(),
        };

    [HttpPost("/mod/posts/{id:long}/hiding/end")]
    public async Task<IActionResult> Dismiss(long id, [FromServices] DismissReports dismiss, CancellationToken ct) =>
        await dismiss.Run(new DismissReports.Command(Actor, id), ct) switch
        {
            DismissReports.Outcome.Dismissed => Done(Path),
            DismissReports.Outcome.Refused(var why) when await review.One(id, Actor, ct) is { } post => Invalid("Moderation/Post", new Case<ReportedPost>(post, null, why), why),
            _ => NotFound(),
        };

    [HttpPost("/mod/held/{id:long}/approval")]
    public Task<IActionResult> Approve(long id, [FromServices] DecideHeldPost decide, CancellationToken ct) => Decide(new DecideHeldPost.Command(Actor, id, Approve: true), decide, ct);

    [HttpPost("/mod/held/{id:long}/rejection")]
    public Task<IActionResult> Reject(long id, string? reason, [FromServices] DecideHeldPost decide, CancellationToken ct) =>
        Decide(new DecideHeldPost.Command(Actor, id, Approve: false, reason), decide, ct);

    private async Task<IActionResult> Decide(DecideHeldPost.Command command, DecideHeldPost decide, CancellationToken ct)
    {
        if (await review.Held(command.HeldId, Actor, ct) is not { } held) return NotFound();

        return await decide.Run(command, ct) switch
        {
            DecideHeldPost.Outcome.Decided => Done(command.Approve ? Path : About(held.Author)),
            DecideHeldPost.Outcome.Refused(var why) => Invalid("Moderation/Held", new Case<WaitingPost>(held, command.Reason, why), why),
            _ => NotFound(),
        };
    }

    /// <summary>The list again, with the way to whoever wrote what is gone: a post is often not all there is to decide.</summary>
    private static string About(Person author, GonePost? gone = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}?author={Uri.EscapeDataString(author.Username)}{(gone is null ? "" : $"&hidden={gone.Id}")}{(gone?.Replies is { } replies ? $"&replies={replies}" : "")}");
}
