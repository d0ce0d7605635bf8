using System.Data.Common;
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

namespace Forum.Core.Features.Posts;

/// <summary>Answers a topic.</summary>
internal sealed class ReplyToTopic(IAsk ask, Writes writes, PostText texts, Screening screening, PostSearch search)
{
    public const string NoSuchPost = "posts.refused.noSuchPost";

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
        var topic = await Find(ask, command, ct);
        if (topic is null) return new Outcome.NotFound();

        var may = topic.MayReply(command.Actor);
        if (!may.Allowed) return new Outcome.Refused(new Refusal(may.Reason!));

        var (markdown, unfitText) = PostText.Read(command.Markdown);
        var unfitPlace = command.ReplyTo is { } to && (to < 1 || to > topic.LastNumber) ? new Refusal(NoSuchPost, "replyTo").With("number", to) : null;
        if (Refusal.Of(unfitText, unfitPlace) is { } unfit) return new Outcome.Refused(unfit);

        // Asked before the screens: a second click is not a repeated post. Asked again inside the door, for two at once.
        if (await AlreadyPosted(ask, command, ct) is { } first) return first;

        if (!command.Trusted && await Holding.Kept(ask, command.Actor.Id, command.Form, ct) is { } kept) return new Outcome.Held(kept, new Refusal(TrapScreen.Held));

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
        if (await AlreadyPosted(write, command, ct) is { } first) return first;

        var topic = await Find(write, command, ct);
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

    private static async Task<Found?> Find(IAsk ask, Command command, CancellationToken ct) =>
        await ask.First($"""
            SELECT t.id, t.slug, t.category_id, c.read_by, c.write_by, x.topic_id IS NOT NULL, t.deleted_at IS NOT NULL, t.last_number
            FROM topics t JOIN categories c ON c.id = t.category_id LEFT JOIN topic_closures x ON x.topic_id = t.id WHERE t.id = {command.TopicId}
            """, Found.Read, ct) is { } topic && TopicReach.IsVisibleTo(command.Actor, topic.CategoryId, topic.ReadBy, topic.IsDeleted) ? topic : null;

    private static async Task<Outcome.Posted?> AlreadyPosted(IAsk ask, Command command, CancellationToken ct) => command.Form is not { } form ? null : await ask.First($"""
        SELECT p.id, p.number, p.topic_id, t.slug FROM submitted_forms f JOIN posts p ON p.id = f.post_id JOIN topics t ON t.id = p.topic_id
        WHERE f.member_id = {command.Actor.Id} AND f.token = {form}
        """, row => new Outcome.Posted(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetString(3)), ct);

    private sealed record Found(long Id, string Slug, long CategoryId, Audience ReadBy, Audience WriteBy, bool IsClosed, bool IsDeleted, int LastNumber)
    {
        public static Found Read(DbDataReader row) => new(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2), (Audience)row.GetInt32(3), (Audience)row.GetInt32(4), row.GetBoolean(5), row.GetBoolean(6), row.GetInt32(7));

        public Decision MayReply(Actor actor) => TopicPolicy.Reply(actor, Access.In(actor, CategoryId, ReadBy, WriteBy), IsClosed, IsDeleted);
    }
}
