using Forum.Core.Features.Moderation;
using Forum.Core.Platform;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Moderation;

internal sealed record ModeratorHome(ReviewCounts Counts, IReadOnlyList<SanctionLine> InForce);

internal sealed record ReviewPage(IReadOnlyList<ReportedPost> Reported, IReadOnlyList<WaitingPost> Held, bool Decided, ReviewCounts Counts);

/// <summary>A case with the form that was just sent about it.</summary>
internal sealed record Case<T>(T Item, string? Typed = null, Refusal? Refusal = null);

/// <summary>What waits for a moderator, and what they make of it.</summary>
[ModeratorsOnly]
internal sealed class ReviewController(ReviewQueries review) : ForumController
{
    [HttpGet("/mod")]
    public async Task<IActionResult> Home([FromServices] SanctionQueries sanctions, CancellationToken ct) =>
        View("Moderation/Home", new ModeratorHome(await review.Counts(Actor, ct), await sanctions.InForce(ct)));

    [HttpGet("/mod/review")]
    public async Task<IActionResult> List(string? show, CancellationToken ct)
    {
        var decided = show == "decided";
        var reported = decided ? await review.Decided(Actor, ct) : await review.Reported(Actor, ct);
        var held = await review.Held(Actor, decided ? null : HeldState.Waiting, ct);
        return View("Moderation/Review", new ReviewPage(reported, held, decided, await review.Counts(Actor, ct)));
    }

    [HttpGet("/mod/posts/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct) =>
        await review.One(id, Actor, ct) is { } post ? View("Moderation/Post", new Case<ReportedPost>(post)) : NotFound();

    [HttpPost("/mod/posts/{id:long}/hiding")]
    public async Task<IActionResult> Hide(long id, string? reason, [FromServices] HidePost hide, CancellationToken ct) =>
        await hide.Run(new HidePost.Command(Actor, id, reason), ct) switch
        {
            HidePost.Outcome.Hidden => Done("/mod/review"),
            HidePost.Outcome.Refused(var why) when await review.One(id, Actor, ct) is { } post => Invalid("Moderation/Post", new Case<ReportedPost>(post, reason, why), why),
            _ => NotFound(),
        };

    [HttpPost("/mod/posts/{id:long}/hiding/end")]
    public async Task<IActionResult> Dismiss(long id, [FromServices] DismissReports dismiss, CancellationToken ct) =>
        await dismiss.Run(new DismissReports.Command(Actor, id), ct) switch
        {
            DismissReports.Outcome.Dismissed => Done("/mod/review"),
            DismissReports.Outcome.Refused(var why) when await review.One(id, Actor, ct) is { } post => Invalid("Moderation/Post", new Case<ReportedPost>(post, null, why), why),
            _ => NotFound(),
        };

    [HttpPost("/mod/held/{id:long}/approval")]
    public Task<IActionResult> Approve(long id, [FromServices] DecideHeldPost decide, CancellationToken ct) => Decide(new DecideHeldPost.Command(Actor, id, Approve: true), decide, ct);

    [HttpPost("/mod/held/{id:long}/rejection")]
    public Task<IActionResult> Reject(long id, string? reason, [FromServices] DecideHeldPost decide, CancellationToken ct) =>
        Decide(new DecideHeldPost.Command(Actor, id, Approve: false, reason), decide, ct);

    private async Task<IActionResult> Decide(DecideHeldPost.Command command, DecideHeldPost decide, CancellationToken ct) => await decide.Run(command, ct) switch
    {
        DecideHeldPost.Outcome.Decided => Done("/mod/review"),
        DecideHeldPost.Outcome.Refused(var why) when (await review.Held(Actor, HeldState.Waiting, ct)).Find(h => h.Id == command.HeldId) is { } held =>
            Invalid("Moderation/Held", new Case<WaitingPost>(held, command.Reason, why), why),
        _ => NotFound(),
    };
}
