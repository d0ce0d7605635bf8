using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Features.Reading;
using Forum.Web.Features.Uploads;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Posts;

/// <summary>Takes a reply from the form under a topic.</summary>
internal sealed class RepliesController(
    ReplyToTopic reply, TopicQueries topics, PostText texts, TopicPages pages, Attachments attachments, FormProof proof) : ForumController
{
    [HttpPost("/topics/{id:long}/replies"), TakesFiles]
    public async Task<IActionResult> Create(long id, ReplyForm form, CancellationToken ct)
    {
        // Whoever was signed out meanwhile goes on writing after signing in.
        if (Actor.IsGuest)
            return SignInWith(new DraftForm { Place = DraftPlace.Reply(id).Key, Markdown = form.Markdown, ReplyTo = form.ReplyTo, DraftVersion = form.DraftVersion });

        proof.Continue(Request.Form);
        if (await attachments.Take(form, Actor, ct) is { } unfit) return await Again(id, form, unfit, ct);
        if (form.IsDraft) return await Again(id, form, null, ct);
        if (form.SaveDraft) return await Save(id, form, ct);

        proof.Read(Request.Form);
        var command = new ReplyToTopic.Command(Actor, id, form.Markdown) { ReplyTo = form.ReplyTo, Form = form.Once };
        Alongside.Also = DiscardDraft.When(Actor, DraftPlace.Reply(id), sent => sent is ReplyToTopic.Outcome.Posted or ReplyToTopic.Outcome.Held, ct);
        return await reply.Run(command, ct) switch
        {
            ReplyToTopic.Outcome.Posted posted => Posted(posted),
            ReplyToTopic.Outcome.Held => Done("/waiting"),
            ReplyToTopic.Outcome.Refused(var why) => await Again(id, form, why, ct),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> Save(long id, ReplyForm form, CancellationToken ct)
    {
        var save = HttpContext.RequestServices.GetRequiredService<SaveDraft>();
        switch (await save.Run(new SaveDraft.Command(Actor, DraftPlace.Reply(id), form.Markdown) { ReplyTo = form.ReplyTo, Version = form.DraftVersion }, ct))
        {
            case SaveDraft.Outcome.Saved:
                return await topics.Head(id, 1, Actor, ct) is { } head ? Done($"{Paths.TopicPage(head.Slug, id, head.Pages)}#reply") : NotFound();
            case SaveDraft.Outcome.Overtaken(var theirs):
                ModelState.Clear();
                form.DraftVersion = theirs.Version;
                Response.StatusCode = StatusCodes.Status409Conflict;
                var all = await topics.Head(id, 1, Actor, ct) is { } found ? await topics.Show(id, found.Pages, Actor, ct) : null;
                return all is null ? NotFound() : View("Topics/Show", await pages.Model(all, form, ct) with { OtherDraft = theirs.Markdown });
            case SaveDraft.Outcome.Refused(var why):
                return await Again(id, form, why, ct);
            default:
                return NotFound();
        }
    }

    // Whoever answered from their desk finds one fewer on it.
    private RedirectResult Posted(ReplyToTopic.Outcome.Posted posted)
    {
        HttpContext.RequestServices.GetRequiredService<Waiting>().Forget();
        return Done(Paths.Post(posted.Slug, posted.TopicId, posted.Number));
    }

    /// <summary>The topic's last page again, with what was typed, for a look or with the reason why not.</summary>
    private async Task<IActionResult> Again(long id, ReplyForm form, Refusal? why, CancellationToken ct)
    {
        var head = await topics.Head(id, 1, Actor, ct);
        if (head is null) return NotFound();

        // Sent once more it answers the topic, instead of a post that is not there.
        if (why is not null && (why.Field == "replyTo" || why.Also.Any(other => other.Field == "replyTo"))) form.ReplyTo = null;

        var topic = (await topics.Show(id, head.Pages, Actor, ct))!;
        var model = await pages.Model(topic, form, ct) with
        {
            ReplyRefusal = why,
            PreviewHtml = why is null ? await texts.Preview(form.Markdown, topic.Category.Id, id, ct) : null,
        };
        return why is null ? View("Topics/Show", model) : Invalid("Topics/Show", model, why);
    }
}
