using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Web.Features.Reading;
using Forum.Web.Features.Uploads;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Posts;

/// <summary>A single post: its address, its history, its text, its removal, its thanks.</summary>
internal sealed class PostsController(PostQueries posts, PostText texts) : ForumController
{
    [HttpGet("/p/{id:long}")]
    public async Task<IActionResult> Find(long id, CancellationToken ct) =>
        await posts.Place(id, Actor, ct) is { } place ? Redirect(Paths.Post(place)) : NotFound();

    [HttpGet("/p/{id:long}/history")]
    public async Task<IActionResult> History(long id, [FromServices] PostHistory history, CancellationToken ct) =>
        await history.Of(id, Actor, ct) is { } life ? View("Posts/History", life) : NotFound();

    [HttpGet("/p/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, [FromServices] DraftQueries drafts, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (await posts.Source(id, Actor, ct) is not { } source) return NotFound();
        if (await posts.MayEdit(id, Actor, ct) is { Allowed: false } no)
            return Invalid("Posts/Edit", new EditModel(source, new EditForm { Markdown = source.Markdown, Version = source.Version }) { Refusal = new Refusal(no.Reason!), Locked = true });

        var draft = await drafts.At(Actor, DraftPlace.Edit(id), ct);
        var form = new EditForm { Markdown = draft?.Markdown ?? source.Markdown, Version = source.Version, DraftVersion = draft?.Version ?? 0, DraftAt = draft?.At };
        return View("Posts/Edit", new EditModel(source, form));
    }

    [HttpPost("/p/{id:long}/edit"), TakesFiles]
    public async Task<IActionResult> Edit(long id, EditForm form, [FromServices] EditPost edit, [FromServices] Attachments attachments, CancellationToken ct)
    {
        if (Actor.IsGuest) return SignInWith(new DraftForm { Place = DraftPlace.Edit(id).Key, Markdown = form.Markdown, DraftVersion = form.DraftVersion });
        if (await posts.Source(id, Actor, ct) is not { } source) return NotFound();
        if (await attachments.Take(form, Actor, ct) is { } refused) return Invalid("Posts/Edit", new EditModel(source, form) { Refusal = refused }, refused);
        if (form.IsDraft) return View("Posts/Edit", new EditModel(source, form) { PreviewHtml = await texts.Preview(form.Markdown, source.CategoryId, source.TopicId, ct) });

        if (form.SaveDraft) return await Save(source, form, ct);

        Alongside.Also = DiscardDraft.When(Actor, DraftPlace.Edit(id), sent => sent is EditPost.Outcome.Edited, ct);
        return await edit.Run(new EditPost.Command(Actor, id, form.Markdown, form.Version), ct) switch
        {
            EditPost.Outcome.Edited done => Done(Paths.Post(done.Slug, done.TopicId, done.Number)),
            EditPost.Outcome.Refused(var why) => Invalid("Posts/Edit", new EditModel(source, form) { Refusal = why }, why),
            EditPost.Outcome.Overtaken(var theirs, var version) => Overtaken(new EditModel(source, form) { Theirs = theirs, TheirVersion = version }),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> Save(PostSource source, EditForm form, CancellationToken ct)
    {
        var command = new SaveDraft.Command(Actor, DraftPlace.Edit(source.Id), form.Markdown) { Version = form.DraftVersion };
        switch (await HttpContext.RequestServices.GetRequiredService<SaveDraft>().Run(command, ct))
        {
            case SaveDraft.Outcome.Saved:
                return Done($"/p/{source.Id}/edit");
            case SaveDraft.Outcome.Overtaken(var theirs):
                ModelState.Clear();
                form.DraftVersion = theirs.Version;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Posts/Edit", new EditModel(source, form) { OtherDraft = theirs.Markdown });
            case SaveDraft.Outcome.Refused(var why):
                return Invalid("Posts/Edit", new EditModel(source, form) { Refusal = why });
            default:
                return NotFound();
        }
    }

    [HttpPost("/p/{id:long}/deletion")]
    public async Task<IActionResult> Delete(long id, [FromServices] DeletePost delete, CancellationToken ct) =>
        await delete.Run(new DeletePost.Command(Actor, id), ct) switch
        {
            DeletePost.Outcome.Deleted done => Done(Paths.Post(done.Slug, done.TopicId, done.Number)),
            DeletePost.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    [HttpPost("/p/{id:long}/deletion/end")]
    public async Task<IActionResult> Restore(long id, [FromServices] RestorePost restore, CancellationToken ct) =>
        await restore.Run(new RestorePost.Command(Actor, id), ct) switch
        {
            RestorePost.Outcome.Restored done => Done(Paths.Post(done.Slug, done.TopicId, done.Number)),
            RestorePost.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    [HttpPost("/p/{id:long}/likes")]
    public Task<IActionResult> Like(long id, [FromServices] LikePost like, CancellationToken ct) => Like(id, false, like, ct);

    [HttpPost("/p/{id:long}/likes/end")]
    public Task<IActionResult> Unlike(long id, [FromServices] LikePost like, CancellationToken ct) => Like(id, true, like, ct);

    private async Task<IActionResult> Like(long id, bool takeBack, LikePost like, CancellationToken ct) =>
        await like.Run(new LikePost.Command(Actor, id, takeBack), ct) switch
        {
            LikePost.Outcome.Done done => Done(Paths.Post(done.Slug, done.TopicId, done.Number)),
            LikePost.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    /// <summary>409: both texts stand on the page, and what was typed goes on from the other's version.</summary>
    private ViewResult Overtaken(EditModel model)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;

        // The field shows what the model says, not what the form sent: its version is the other's now.
        ModelState.Clear();
        return View("Posts/Edit", model with { Form = new EditForm { Markdown = model.Form.Markdown, Version = model.TheirVersion } });
    }

    private async Task<IActionResult> Refused(long id, Refusal why, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();

        return await posts.Place(id, Actor, ct) is { } place ? Invalid("Posts/Refused", new RefusedModel(why, Paths.Post(place)), why) : NotFound();
    }
}
