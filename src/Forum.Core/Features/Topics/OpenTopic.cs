using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Search;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Opens a topic with its first post.</summary>
internal sealed class OpenTopic(IAsk ask, Writes writes, PostText texts, Screening screening, PostSearch search, CategoryTrees trees, SettingsStore settings)
{
    public const string NoCategory = "topics.refused.noCategory";
    public const string NoQuestions = "questions.refused.noneHere";

    public sealed record Command(Actor Actor, long CategoryId, string? Title, string? Markdown)
    {
        public IReadOnlyList<string> Tags { get; init; } = [];

        /// <summary>The form's token: a second click finds the first one's topic.</summary>
        public Guid? Form { get; init; }

        /// <summary>For imports by an admin key: the instant it was written, and no time screens.</summary>
        public DateTime? CreatedAt { get; init; }

        public bool Trusted { get; init; }

        /// <summary>Null for what the category makes of it.</summary>
        public TopicKind? Kind { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Opened(long TopicId, string Slug, long PostId) : Outcome;

        /// <summary>A moderator reads it first.</summary>
        public sealed record Held(long HeldId, Refusal Why) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (category, kind, unfitPlace) = Place(await trees.Get(ct), command);
        var (title, unfitTitle) = TopicTitle.Read(command.Title);
        var (markdown, unfitText) = PostText.Read(command.Markdown);
        if (unfitText is null && !command.Trusted && CategoryTemplate.IsAll(category?.Template ?? "", markdown)) unfitText = new Refusal(CategoryTemplate.NothingOwn, "markdown");
        var (tags, unfitTags) = TagNames.Read(command.Tags);
        if (Refusal.Of(unfitPlace, unfitTitle, unfitText, unfitTags) is { } unfit) return new Outcome.Refused(unfit);

        // Asked before the screens: a second click is not a repeated post. Asked again inside the door, for two at once.
        if (await AlreadyOpened(ask, command, ct) is { } first) return first;

        if (!command.Trusted && await Holding.Kept(ask, command.Actor.Id, command.Form, ct) is { } kept) return new Outcome.Held(kept, new Refusal(TrapScreen.Held));

        var draft = new PostDraft { AuthorId = command.Actor.Id, CategoryId = category!.Id, Title = title, Markdown = markdown, Trusted = command.Trusted };
        (draft, var refusal, var hold) = await screening.Judge(draft, command.Actor, ct);
        if (refusal is not null) return new Outcome.Refused(refusal);
        if (hold is not null) return await writes.RunEvictingNamed(write => Hold(command, draft, tags, hold, write, ct), ct);

        var baked = await texts.Bake(draft.Markdown, category.Id, null, ct);
        var found = search.OfFirst(title, tags, baked.Html);
        var ready = new Ready(command, category, kind, title, TopicTitle.SlugOf(title, (await settings.Get<SiteSettings>(ct)).Language), tags, draft, baked, found);
        return await writes.RunEvictingNamed(write => Open(ready, write, ct), ct);
    }

    /// <summary>Where it would stand and as what, or why not there.</summary>
    private static (CategoryNode? Category, TopicKind Kind, Refusal? Unfit) Place(CategoryTree tree, Command command)
    {
        var category = tree.Find(command.CategoryId);
        if (category is null || !category.IsVisibleTo(command.Actor)) return (null, default, new Refusal(NoCategory, "category"));
        if (TopicPolicy.Open(command.Actor, category) is { Allowed: false } no) return (category, default, new Refusal(no.Reason!, "category"));

        return TopicKinds.In(category.Questions, command.Kind) is { } kind ? (category, kind, null) : (category, default, new Refusal(NoQuestions, "kind").With("category", category.Name));
    }

    private async Task<Outcome> Hold(Command command, PostDraft draft, IReadOnlyList<string> tags, Refusal why, Write write, CancellationToken ct)
    {
        var (heldId, later) = await screening.Hold(write, draft, command.Actor, new HeldExtras(tags, null, command.Form) { Kind = command.Kind }, why, ct);
        return later is null ? new Outcome.Held(heldId, why) : new Outcome.Refused(later);
    }

    private async Task<Outcome> Open(Ready ready, Write write, CancellationToken ct)
    {
        var (command, category, kind, title, slug, tags, draft, baked, found) = ready;
        if (await AlreadyOpened(write, command, ct) is { } first) return first;
        if (!await write.Db.Categories.AnyAsync(c => c.Id == category.Id, ct)) return new Outcome.Refused(new Refusal(NoCategory, "category"));
        if (await screening.Count(write, draft, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        var at = command.CreatedAt ?? write.Now;
        var topic = new Topic(category.Id, title, slug, command.Actor.Id, at, kind);
        write.Db.Topics.Add(topic);
        await write.Flush(ct);
        var post = new Post(topic.Id, 1, command.Actor.Id, draft.Markdown, baked.Html, baked.Version, null, at);
        write.Db.Posts.Add(post);
        await write.Flush(ct);
        await TopicTags.Set(write, topic.Id, tags, ct);

        if (command.Form is { } form)
            write.Db.SubmittedForms.Add(new SubmittedForm { MemberId = command.Actor.Id, Token = form, PostId = post.Id, At = write.Now });
        if (baked.Uploads.Count > 0) await UploadUses.Set(write, command.Actor, UploadPlace.Post, post.Id, baked.Uploads, ct);
        await search.Put(write, post.Id, found, ct);
        write.Evict(PageTag.Category(category.Id));
        write.Raise(new TopicCreated { TopicId = topic.Id, CategoryId = category.Id, AuthorId = command.Actor.Id });
        write.Raise(new PostCreated { PostId = post.Id, TopicId = topic.Id, CategoryId = category.Id, Number = 1, AuthorId = command.Actor.Id });
        return new Outcome.Opened(topic.Id, slug, post.Id);
    }

    private static async Task<Outcome?> AlreadyOpened(IAsk ask, Command command, CancellationToken ct) => command.Form is not { } form ? null : await ask.First($"""
        SELECT p.topic_id, t.slug, p.id FROM submitted_forms f JOIN posts p ON p.id = f.post_id JOIN topics t ON t.id = p.topic_id
        WHERE f.member_id = {command.Actor.Id} AND f.token = {form}
        """, row => new Outcome.Opened(row.GetInt64(0), row.GetString(1), row.GetInt64(2)), ct);

    /// <summary>Everything that was worked out before the door.</summary>
    private sealed record Ready(
        Command Command, CategoryNode Category, TopicKind Kind, string Title, string Slug, IReadOnlyList<string> Tags, PostDraft Draft, BakedPost Baked, AnalyzedEntry Found);
}
