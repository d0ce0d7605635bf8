using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Caching;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Reading;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Topics;

/// <summary>A topic's page, and what its author and staff do with it as a whole.</summary>
internal sealed class TopicsController(TopicQueries topics, PostQueries posts, TopicViews views, TopicPages pages) : ForumController
{
    [HttpGet("/t/{slug}/{id:long}"), VisitorPage]
    public async Task<IActionResult> Show(string slug, long id, string? page, int? quote, int? reply, CancellationToken ct)
    {
        var asked = PageNumber.Read(page);
        var topic = await topics.Show(id, asked.Value, Actor, ct);
        if (topic is null) return NotFound();
        if (slug != topic.Slug || asked.IsWrong || page == "1") return RedirectPermanent(Paths.TopicPage(topic.Slug, id, asked.Value));
        if (asked.Value > topic.Pages) return NotFound();

        int? to = (quote ?? reply) is { } number && number >= 1 && number <= topic.LastNumber ? number : null;
        var form = new ReplyForm { Markdown = await Quoted(id, quote, ct), ReplyTo = to };
        var model = await pages.Model(topic, form, ct);
        model = model with { Reply = TopicPages.Resume(form, model.Own) };
        Declare(model);
        if (!Request.IsPrefetch())
        {
            views.Count(id);
            pages.Shown(topic, model.Own);
            await Seen(topic, ct);
        }

        return Actor.IsGuest ? View("Topics/Show", model) : await pages.Kept(View("Topics/Show", model), model, ct);
    }

    [HttpGet("/t/{slug}/{id:long}/{number:int}")]
    public async Task<IActionResult> At(string slug, long id, int number, CancellationToken ct)
    {
        var head = await topics.Head(id, 1, Actor, ct);
        if (head is null || number < 1 || number > head.LastNumber) return NotFound();

        return RedirectPermanent(Paths.Post(head.Slug, id, number));
    }

    [HttpPost("/topics/{id:long}/closure")]
    public Task<IActionResult> Close(long id, [FromServices] CloseTopic close, CancellationToken ct) => Close(id, false, close, ct);

    [HttpPost("/topics/{id:long}/closure/end")]
    public Task<IActionResult> Reopen(long id, [FromServices] CloseTopic close, CancellationToken ct) => Close(id, true, close, ct);

    [HttpPost("/topics/{id:long}/pin")]
    public Task<IActionResult> Pin(long id, [FromServices] PinTopic pin, CancellationToken ct) => Pin(id, false, pin, ct);

    [HttpPost("/topics/{id:long}/pin/end")]
    public Task<IActionResult> Unpin(long id, [FromServices] PinTopic pin, CancellationToken ct) => Pin(id, true, pin, ct);

    /// <summary>Says first what goes with it, and who can bring it back.</summary>
    [HttpGet("/topics/{id:long}/deletion")]
    public async Task<IActionResult> AskDelete(long id, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (await topics.Head(id, 1, Actor, ct) is not { } topic) return NotFound();
        if (topic.IsDeleted) return Redirect(Paths.Topic(topic.Slug, id));

        return topic.MayDelete is { Allowed: false, Reason: { } reason } ? await Refused(id, new Refusal(reason), ct) : View("Topics/Delete", topic);
    }

    [HttpPost("/topics/{id:long}/deletion")]
    public async Task<IActionResult> Delete(long id, [FromServices] DeleteTopic delete, CancellationToken ct) =>
        await delete.Run(new DeleteTopic.Command(Actor, id), ct) switch
        {
            DeleteTopic.Outcome.Deleted when await topics.Slug(id, Actor, ct) is { } slug => Done(Paths.Topic(slug, id)),
            DeleteTopic.Outcome.Deleted => View("Topics/Deleted"),
            DeleteTopic.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    [HttpPost("/topics/{id:long}/deletion/end")]
    public async Task<IActionResult> Restore(long id, [FromServices] RestoreTopic restore, CancellationToken ct) =>
        await restore.Run(new RestoreTopic.Command(Actor, id), ct) switch
        {
            RestoreTopic.Outcome.Restored(var slug) => Done(Paths.Topic(slug, id)),
            RestoreTopic.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    private void Declare(TopicModel model)
    {
        var shown = HttpContext.Shows([PageTag.Topic(model.Topic.Id), .. model.Related.Select(related => PageTag.Topic(related.Id))]);
        shown.Topic = model.Topic.Id;
        shown.AtMost = pages.Lasts(model, Actor);
        if (Actor.IsGuest) return;

        shown.Tags.Add(PageTag.Member(Actor.Id));
        shown.Posts = [.. model.Topic.Posts.Select(post => post.Id)];
    }

    /// <summary>Whoever sees a post has read what they were told of it.</summary>
    private async Task Seen(TopicPage topic, CancellationToken ct)
    {
        var services = HttpContext.RequestServices;
        if (await services.GetRequiredService<MarkNotificationsRead>().Seen(Actor, topic.Posts.Select(post => post.Id), ct) > 0)
            services.GetRequiredService<CurrentActor>().Unread = (await services.GetRequiredService<UnreadNotifications>().Of(Actor, ct)).Count;
    }

    private async Task<IActionResult> Close(long id, bool reopen, CloseTopic close, CancellationToken ct) =>
        await close.Run(new CloseTopic.Command(Actor, id, reopen), ct) switch
        {
            CloseTopic.Outcome.Done(var slug) => Done(Paths.Topic(slug, id)),
            CloseTopic.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    private async Task<IActionResult> Pin(long id, bool unpin, PinTopic pin, CancellationToken ct) =>
        await pin.Run(new PinTopic.Command(Actor, id, unpin), ct) switch
        {
            PinTopic.Outcome.Done(var slug) => Done(Paths.Topic(slug, id)),
            PinTopic.Outcome.Refused(var why) => await Refused(id, why, ct),
            _ => NotFound(),
        };

    private async Task<IActionResult> Refused(long id, Refusal why, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();

        var topic = await topics.Show(id, 1, Actor, ct);
        return topic is null ? NotFound() : Invalid("Topics/Show", await pages.Model(topic, new ReplyForm(), ct) with { Refusal = why });
    }

    /// <summary>Without script, "quote" is a link back to this page with the post's words in the field.</summary>
    private async Task<string?> Quoted(long topicId, int? number, CancellationToken ct) =>
        number is { } n && await posts.Source(topicId, n, Actor, ct) is { } source ? QuotedText.Of(source) : null;
}
