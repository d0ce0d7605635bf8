using Forum.Core.Features.Moderation;
using Forum.Core.Features.Posts;
using Forum.Core.Platform;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Moderation;

internal sealed class ReportForm
{
    public ReportReason? Reason { get; set; }

    public string? Text { get; set; }
}

internal sealed record ReportModel(PostSource Post, ReportForm Form, Refusal? Refusal = null)
{
    /// <summary>The report they made of this post before; there is only one.</summary>
    public OwnReport? Before { get; init; }
}

internal sealed record OwnReviewModel(IReadOnlyList<WaitingPost> Held, IReadOnlyList<ReportedPost> Hidden);

/// <summary>Telling the moderators of a post, and what one's own posts have with them.</summary>
[MembersOnly]
internal sealed class ReportsController(PostQueries posts) : ForumController
{
    [HttpGet("/p/{id:long}/report")]
    public async Task<IActionResult> New(long id, [FromServices] ReviewQueries review, CancellationToken ct)
    {
        if (await posts.Source(id, Actor, ct) is not { } post) return NotFound();

        // Who moderates there needs to tell nobody.
        return ModerationPolicy.Moderate(Actor, post.CategoryId).Allowed
            ? Redirect($"/mod/posts/{id}")
            : View("Moderation/Report", new ReportModel(post, new ReportForm()) { Before = await review.OwnReport(id, Actor, ct) });
    }

    [HttpPost("/p/{id:long}/report")]
    public async Task<IActionResult> Create(long id, ReportForm form, [FromServices] ReportPost report, CancellationToken ct)
    {
        if (await posts.Source(id, Actor, ct) is not { } post) return NotFound();

        return await report.Run(new ReportPost.Command(Actor, id, form.Reason, form.Text), ct) switch
        {
            ReportPost.Outcome.Reported done => View("Moderation/Reported", done.Place),
            ReportPost.Outcome.Before(var own) => Invalid("Moderation/Report", new ReportModel(post, form) { Before = own }),
            ReportPost.Outcome.Refused(var why) => Invalid("Moderation/Report", new ReportModel(post, form, why), why),
            _ => NotFound(),
        };
    }

    [HttpGet("/waiting")]
    public async Task<IActionResult> Own([FromServices] ReviewQueries review, CancellationToken ct) =>
        View("Moderation/Own", new OwnReviewModel(await review.Own(Actor, ct), await review.OwnHidden(Actor, ct)));
}
