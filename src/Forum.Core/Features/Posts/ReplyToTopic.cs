using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>Answers a topic.</summary>
internal sealed class ReplyToTopic(ForumDb db, Writes writes, PostText texts, Screening screening, PostSearch search)
{
    public const string NoSuchPost = "posts.refused.noSuchPost";

    // Every reply asks these twice: to build a query anew costs more than to run it.
    private static readonly Func<ForumDb, long, CancellationToken, Task<Found?>> ById = EF.CompileAsyncQuery((ForumDb db, long id, CancellationToken ct) => db.Topics
        .Where(t => t.Id == id)
        .Select(t => new Found(t.Id, t.Slug, t.CategoryId, t.Category.ReadBy, t.Category.WriteBy, t.Closure != null, t.DeletedAt != null, t.LastNumber))
        .FirstOrDefault());

    private static readonly Func<ForumDb, long, Guid, CancellationToken, Task<Outcome.Posted?>> ByForm = EF.CompileAsyncQuery((ForumDb db, long member, Guid form, CancellationToken ct) => db.SubmittedForms
        .Where(f => f.MemberId == member && f.Token == form)
        .Join(db.Posts, f => f.PostId, p => p.Id, (_, p) => new Outcome.Posted(p.Id, p.Number, p.TopicId, p.Topic.Slug))
        .FirstOrDefault());

    public sealed record Command(Actor Actor, long TopicId, string? Markdown)
    {
        /// <summary>The number of the post that is answered, when one is.</summary>
        public int? ReplyTo { get; init; }

        /// <summary>The form's token: a second click finds the first one's post.</summary>
        public Guid? Form { get; init; }

        /// <summary>For imports by an admin key: the instant it was written, and no time screens.</summary>
        public DateTime? CreatedAt { get; init; }

        public bool Trusted { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Posted(long PostId, int Number, long TopicId, string Slug) : Outcome;

        /// <summary>A moderator reads it first.</summary>
        public sealed record Held(long HeldId, Refusal Why) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var topic = await Find(db, command, ct);
        if (topic is null) return new Outcome.NotFound();

        var may = topic.MayReply(command.Actor);
        if (!may.Allowed) return new Outcome.Refused(new Refusal(may.Reason!));

        var (markdown, unfitText) = PostText.Read(command.Markdown);
        var unfitPlace = command.ReplyTo is { } to && (to < 1 || to > topic.LastNumber) ? new Refusal(NoSuchPost, "replyTo").With("number", to) : null;
        if (Refusal.Of(unfitText, unfitPlace) is { } unfit) return new Outcome.Refused(unfit);

        // Asked before the screens: a second click is not a repeated post. Asked again inside the door, for two at once.
        if (await AlreadyPosted(db, command, ct) is { } first) return first;

        if (!command.Trusted && await Holding.Kept(db, command.Actor.Id, command.Form, ct) is { } kept) return new Outcome.Held(kept, new Refusal(TrapScreen.Held));

        var (draft, refusal, hold) = await screening.Judge(Draft(command, topic, markdown), command.Actor, ct);
        if (refusal is not null) return new Outcome.Refused(refusal);
        if (hold is not null) return await writes.RunEvictingNamed(write => Hold(command, draft, hold, write, ct), ct);

        var baked = await texts.Bake(draft.Markdown, topic.CategoryId, topic.Id, ct);
        var found = search.OfReply(baked.Html);
        return await writes.RunEvictingNamed(write => Post(command, draft, baked, found, write, ct), ct);
    }

    private async Task<Outcome> Hold(Command command, PostDraft draft, Refusal why, Write write, CancellationToken ct)
    {
        var (heldId, later) = await screening.Hold(write, draft, command.Actor, new HeldExtras([], command.ReplyTo, command.Form), why, ct);
        return later is null ? new Outcome.Held(heldId, why) : new Outcome.Refused(later);
    }

    /// <summary>Inside the door: looks again, because somebody may have closed the topic meanwhile.</summary>
    private async Task<Outcome> Post(Command command, PostDraft draft, BakedPost baked, AnalyzedEntry found, Write write, CancellationToken ct)
    {
        if (await AlreadyPosted(write.Db, command, ct) is { } first) return first;

        var topic = await Find(write.Db, command, ct);
        if (topic is null) return new Outcome.NotFound();
        if (topic.MayReply(command.Actor) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (await screening.Count(write, draft, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        var at = command.CreatedAt ?? write.Now;
        var number = await TopicCounters.TakeNumber(write, topic.Id, command.Actor.Id, at, ct);
        var post = new Post(topic.Id, number, command.Actor.Id, draft.Markdown, baked.Html, baked.Version, command.ReplyTo, at);
        var postId = await write.Insert([post], ct);
        if (command.Form is { } form) await write.Insert([new SubmittedForm { MemberId = command.Actor.Id, Token = form, PostId = postId, At = write.Now }], ct);
        if (baked.Uploads.Count > 0) await UploadUses.Set(write, command.Actor, UploadPlace.Post, postId, baked.Uploads, ct);
        await search.Put(write, postId, found, ct);
        write.Evict(PageTag.Topic(topic.Id), PageTag.Category(topic.CategoryId));
        write.Raise(new PostCreated
        {
            PostId = postId,
            TopicId = topic.Id,
            CategoryId = topic.CategoryId,
            Number = number,
            AuthorId = command.Actor.Id,
            ReplyTo = post.ReplyTo,
        });
        return new Outcome.Posted(postId, number, topic.Id, topic.Slug);
    }

    private static PostDraft Draft(Command command, Found topic, string markdown) => new()
    {
        AuthorId = command.Actor.Id,
        CategoryId = topic.CategoryId,
        TopicId = topic.Id,
        Markdown = markdown,
        Trusted = command.Trusted,
    };

    private static async Task<Found?> Find(ForumDb db, Command command, CancellationToken ct) =>
        await ById(db, command.TopicId, ct) is { } topic && TopicReach.IsVisibleTo(command.Actor, topic.CategoryId, topic.ReadBy, topic.IsDeleted) ? topic : null;

    private static async Task<Outcome.Posted?> AlreadyPosted(ForumDb db, Command command, CancellationToken ct) =>
        command.Form is { } form ? await ByForm(db, command.Actor.Id, form, ct) : null;

    private sealed record Found(long Id, string Slug, long CategoryId, Audience ReadBy, Audience WriteBy, bool IsClosed, bool IsDeleted, int LastNumber)
    {
        public Decision MayReply(Actor actor) => TopicPolicy.Reply(actor, Access.In(actor, CategoryId, ReadBy, WriteBy), IsClosed, IsDeleted);
    }
}
