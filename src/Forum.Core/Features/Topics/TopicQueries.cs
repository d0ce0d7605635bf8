using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>A topic's own page.</summary>
internal sealed class TopicQueries(ForumDb db, CategoryTrees trees, PostQueries posts, TopicShelf shelf)
{
    /// <summary>Null when the topic is out of reach. The page's number is the caller's to check against <see cref="TopicPage.Pages"/>.</summary>
    public async Task<TopicPage?> Show(long topicId, int page, Actor actor, CancellationToken ct)
    {
        var tree = await trees.Get(ct);
        if (await shelf.Find(topicId, page, ct) is { } kept && tree.Find(kept.Head.Topic.CategoryId)?.IsVisibleTo(actor) == true)
            return For(kept.Head, page, actor, tree) with { Posts = await posts.For(kept.Posts, topicId, actor, ct), Answer = kept.Answer, Stamp = kept.Stamp };

        var head = await Head(topicId, page, actor, ct);
        if (head is null || page > head.Pages) return head;

        return head with
        {
            Posts = await posts.Page(topicId, page, actor, ct),
            Answer = page == 1 ? await AcceptedAnswers.Of(db, db.Posts.ListedFor(actor), head.AcceptedPostId, ct) : null,
        };
    }

    /// <summary>The topic without its posts.</summary>
    public async Task<TopicPage?> Head(long topicId, int page, Actor actor, CancellationToken ct) =>
        await TopicHead.Find(db, db.Topics.VisibleTo(actor), topicId, ct) is { } head ? For(head, page, actor, await trees.Get(ct)) : null;

    /// <summary>Where a topic is now, for an address with an old or wrong slug.</summary>
    public Task<string?> Slug(long topicId, Actor actor, CancellationToken ct) =>
        db.Topics.VisibleTo(actor).Where(t => t.Id == topicId).Select(t => t.Slug).FirstOrDefaultAsync(ct);

    /// <summary>What this reader, who may see it, may do with it.</summary>
    private static TopicPage For(TopicHead head, int page, Actor actor, CategoryTree tree)
    {
        var topic = head.Topic;
        var category = tree.Find(topic.CategoryId)!;
        return new TopicPage
        {
            Id = topic.Id,
            Title = topic.Title,
            Slug = topic.Slug,
            Category = category,
            Parent = category.ParentId is { } parent ? tree.Find(parent) : null,
            Tags = head.Tags,
            Author = head.Author,
            CreatedAt = topic.CreatedAt,
            LastPostAt = topic.LastPostAt,
            PostCount = topic.PostCount,
            LastNumber = topic.LastNumber,
            ViewCount = topic.ViewCount,
            IsClosed = head.IsClosed,
            IsDeleted = topic.IsDeleted,
            IsPinned = topic.IsPinned,
            Page = page,
            Participants = head.Participants,
            MayReply = TopicPolicy.Reply(actor, category.RightOf(actor), head.IsClosed, topic.IsDeleted),
            MayRetitle = TopicPolicy.Retitle(actor, category.Id, topic.AuthorId, head.IsClosed, topic.IsDeleted),
            MayClose = TopicPolicy.Close(actor, category.Id),
            MayPin = TopicPolicy.Pin(actor, category.Id, topic.IsDeleted),
            MayDelete = TopicPolicy.Delete(actor, category.Id, topic.AuthorId, topic.PostCount),
            MayRestore = TopicPolicy.Restore(actor, category.Id),
            Kind = topic.Kind,
            AcceptedPostId = topic.AcceptedPostId,
            MayAccept = TopicPolicy.Accept(actor, topic.Kind, category.Id, topic.AuthorId, topic.IsDeleted),
        };
    }
}
