using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Gives a topic another title, other tags or another category.</summary>
internal sealed class EditTopic(ForumDb db, Writes writes, PostSearch search, CategoryTrees trees, SettingsStore settings, Pace pace)
{
    public sealed record Command(Actor Actor, long TopicId, string? Title, IReadOnlyList<string> Tags, long CategoryId)
    {
        /// <summary>Null for the one it has.</summary>
        public TopicKind? Kind { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Edited(long TopicId, string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (title, unfitTitle) = TopicTitle.Read(command.Title);
        var (tags, unfitTags) = TagNames.Read(command.Tags);
        if (Refusal.Of(unfitTitle, unfitTags) is { } unfit) return new Outcome.Refused(unfit);

        if (await pace.Look(Act.Edit, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        var category = (await trees.Get(ct)).Find(command.CategoryId);
        if (category is null || !category.IsVisibleTo(command.Actor)) return new Outcome.Refused(new Refusal(OpenTopic.NoCategory, "category"));

        var first = await db.Posts.VisibleTo(command.Actor).Where(p => p.TopicId == command.TopicId && p.Number == 1)
            .Select(p => new { p.Id, p.Html }).FirstOrDefaultAsync(ct);
        if (first is null) return new Outcome.NotFound();

        var found = search.OfFirst(title, tags, first.Html);
        var language = (await settings.Get<SiteSettings>(ct)).Language;
        return await writes.Run<Outcome>(async write =>
        {
            var topic = await write.Db.Topics.Include(t => t.Closure).VisibleTo(command.Actor).FirstOrDefaultAsync(t => t.Id == command.TopicId, ct);
            if (topic is null) return new Outcome.NotFound();
            if (TopicPolicy.Retitle(command.Actor, topic.CategoryId, topic.AuthorId, topic.Closure is not null, topic.IsDeleted) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
            if (await pace.Take(write, Act.Edit, command.Actor, ct) is { } tooMany) return new Outcome.Refused(tooMany);

            if (KindIn(category, command.Kind, topic) is not { } kind) return new Outcome.Refused(new Refusal(OpenTopic.NoQuestions, "kind").With("category", category.Name));

            if (topic.CategoryId != category.Id)
            {
                if (TopicPolicy.Open(command.Actor, category) is { Allowed: false } closed) return new Outcome.Refused(new Refusal(closed.Reason!, "category"));
                if (!topic.IsDeleted) await CategoryCounters.Move(write, topic, category.Id, ct);
                write.Audit(command.Actor, "topic.moved", $"topic:{topic.Id}", $"{(await trees.Get(ct)).Find(topic.CategoryId)?.Name} → {category.Name}");
                topic.MoveTo(category.Id);
            }

            if (topic.Title != title && !command.Actor.Is(topic.AuthorId)) write.Audit(command.Actor, "topic.retitled", $"topic:{topic.Id}", $"{topic.Title} → {title}");
            await Turn(write, topic, kind, command.Actor, ct);
            topic.Rename(title, TopicTitle.SlugOf(title, language));
            await TopicTags.Set(write, topic.Id, tags, ct);
            await search.Put(write, first.Id, found, ct);
            return new Outcome.Edited(topic.Id, topic.Slug);
        }, ct);
    }

    // What is left as it is stays so where it is: a discussion from before its category asked for questions is no question by a new title.
    private static TopicKind? KindIn(CategoryNode category, TopicKind? asked, Topic topic) =>
        topic.CategoryId == category.Id && (asked ?? topic.Kind) == topic.Kind ? topic.Kind : TopicKinds.In(category.Questions, asked ?? topic.Kind);

    /// <summary>A question that becomes a discussion has no answer any more.</summary>
    private static async Task Turn(Write write, Topic topic, TopicKind kind, Actor actor, CancellationToken ct)
    {
        if (topic.Kind == kind) return;

        topic.Become(kind);
        if (topic.AcceptedPostId is not { } answer) return;

        var author = await write.Db.Posts.Where(p => p.Id == answer).Select(p => p.AuthorId).FirstAsync(ct);
        topic.WithdrawAnswer();
        write.Raise(new AnswerWithdrawn { PostId = answer, TopicId = topic.Id, AuthorId = author, ById = actor.Id });
    }
}
