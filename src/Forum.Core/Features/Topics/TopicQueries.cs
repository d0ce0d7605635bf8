using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Topics;

/// <summary>A topic's own page.</summary>
internal sealed class TopicQueries(IAsk ask, CategoryTrees trees, PostQueries posts, TopicShelf shelf)
{
    /// <summary>Null when the topic is out of reach. The page's number is the caller's to check against <see cref="TopicPage.Pages"/>.</summary>
    public async Task<TopicPage?> Show(long topicId, int page, Actor actor, CancellationToken ct)
    {
        if (await shelf.Find(topicId, page, ct) is not { } kept || For(kept.Head, page, actor, await trees.Get(ct)) is not { } topic) return null;

        var seen = kept.Stamp is null ? [.. kept.Posts.Where(post => TopicReach.IsVisibleTo(actor, post.Rights, post.Hidden))] : kept.Posts;
        return topic with { Posts = await posts.For(seen, topicId, actor, ct), Answer = topic.IsDeleted ? null : kept.Answer, Stamp = kept.Stamp };
    }

    /// <summary>The topic without its posts.</summary>
    public async Task<TopicPage?> Head(long topicId, int page, Actor actor, CancellationToken ct) =>
        await TopicHead.Find(ask, topicId, ct) is { } head ? For(head, page, actor, await trees.Get(ct)) : null;

    /// <summary>Where a topic is now, for an address with an old or wrong slug.</summary>
    public async Task<string?> Slug(long topicId, Actor actor, CancellationToken ct) => (await Head(topicId, 1, actor, ct))?.Slug;

    /// <summary>What this reader may do with it; null when it is not there for them.</summary>
    private static TopicPage? For(TopicHead topic, int page, Actor actor, CategoryTree tree)
    {
        if (tree.Find(topic.CategoryId) is not { } category || !TopicReach.IsVisibleTo(actor, category.Id, category.ReadBy, topic.IsDeleted)) return null;

        return new TopicPage
        {
            Id = topic.Id,
            Title = topic.Title,
            Slug = topic.Slug,
            Category = category,
            Parent = category.ParentId is { } parent ? tree.Find(parent) : null,
            Tags = topic.Tags,
            Author = topic.Author,
            CreatedAt = topic.CreatedAt,
            LastPostAt = topic.LastPostAt,
            PostCount = topic.PostCount,
            LastNumber = topic.LastNumber,
            ViewCount = topic.ViewCount,
            IsClosed = topic.IsClosed,
            IsDeleted = topic.IsDeleted,
            IsPinned = topic.IsPinned,
            Page = page,
            Participants = topic.Participants,
            MayReply = TopicPolicy.Reply(actor, category.RightOf(actor), topic.IsClosed, topic.IsDeleted),
            MayRetitle = TopicPolicy.Retitle(actor, category.Id, topic.Author.Id, topic.IsClosed, topic.IsDeleted),
            MayClose = TopicPolicy.Close(actor, category.Id),
            MayPin = TopicPolicy.Pin(actor, category.Id, topic.IsDeleted),
            MayDelete = TopicPolicy.Delete(actor, category.Id, topic.Author.Id, topic.PostCount),
            MayRestore = TopicPolicy.Restore(actor, category.Id),
            Kind = topic.Kind,
            AcceptedPostId = topic.AcceptedPostId,
            MayAccept = TopicPolicy.Accept(actor, topic.Kind, category.Id, topic.Author.Id, topic.IsDeleted),
        };
    }
}
