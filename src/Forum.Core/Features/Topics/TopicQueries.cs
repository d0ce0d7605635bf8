using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>A topic's own page.</summary>
internal sealed class TopicQueries(ForumDb db, CategoryTrees trees, PostQueries posts)
{
    /// <summary>Null when the topic is out of reach. The page's number is the caller's to check against <see cref="TopicPage.Pages"/>.</summary>
    public async Task<TopicPage?> Show(long topicId, int page, Actor actor, CancellationToken ct)
    {
        var head = await Head(topicId, page, actor, ct);
        if (head is null || page > head.Pages) return head;

        return head with { Posts = await posts.Page(topicId, page, actor, ct), Answer = page == 1 ? await Answer(head, actor, ct) : null };
    }

    /// <summary>The topic opened last, of those within reach.</summary>
    public Task<long?> Newest(Actor actor, CancellationToken ct) => db.Topics.VisibleTo(actor)
        .OrderByDescending(t => t.Id).Select(t => (long?)t.Id).FirstOrDefaultAsync(ct);

    /// <summary>The topic without its posts.</summary>
    public async Task<TopicPage?> Head(long topicId, int page, Actor actor, CancellationToken ct)
    {
        var row = await db.Topics.VisibleTo(actor).Where(t => t.Id == topicId)
            .Select(t => new
            {
                Topic = t,
                t.Closure,
                Author = new Person(t.AuthorId, t.Author.Username, t.Author.DisplayName, t.Author.Role, t.Author.Avatar),
                Tags = t.Tags.OrderBy(x => x.Tag.Name).Select(x => x.Tag.Name).ToList(),
            })
            .FirstOrDefaultAsync(ct);
        if (row is null) return null;

        var topic = row.Topic;
        var tree = await trees.Get(ct);
        var category = tree.Find(topic.CategoryId)!;
        var closed = row.Closure is not null;
        return new TopicPage
        {
            Id = topic.Id,
            Title = topic.Title,
            Slug = topic.Slug,
            Category = category,
            Parent = category.ParentId is { } parent ? tree.Find(parent) : null,
            Tags = row.Tags,
            Author = row.Author,
            CreatedAt = topic.CreatedAt,
            LastPostAt = topic.LastPostAt,
            PostCount = topic.PostCount,
            LastNumber = topic.LastNumber,
            ViewCount = topic.ViewCount,
            IsClosed = closed,
            IsDeleted = topic.IsDeleted,
            Page = page,
            Participants = await People(TopicFaces.Read(topic.Faces), ct),
            MayReply = TopicPolicy.Reply(actor, category.RightOf(actor), closed, topic.IsDeleted),
            MayRetitle = TopicPolicy.Retitle(actor, category.Id, topic.AuthorId, closed, topic.IsDeleted),
            MayClose = TopicPolicy.Close(actor, category.Id),
            MayDelete = TopicPolicy.Delete(actor, category.Id, topic.AuthorId, topic.PostCount),
            MayRestore = TopicPolicy.Restore(actor, category.Id),
            Kind = topic.Kind,
            AcceptedPostId = topic.AcceptedPostId,
            MayAccept = TopicPolicy.Accept(actor, topic.Kind, category.Id, topic.AuthorId, topic.IsDeleted),
        };
    }

    /// <summary>Where a topic is now, for an address with an old or wrong slug.</summary>
    public Task<string?> Slug(long topicId, Actor actor, CancellationToken ct) =>
        db.Topics.VisibleTo(actor).Where(t => t.Id == topicId).Select(t => t.Slug).FirstOrDefaultAsync(ct);

    private async Task<AcceptedAnswer?> Answer(TopicPage topic, Actor actor, CancellationToken ct) => topic.AcceptedPostId is not { } id
        ? null
        : await db.Posts.ListedFor(actor).Where(p => p.Id == id)
            .Select(p => new AcceptedAnswer(p.Id, p.Number, new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar), p.CreatedAt, p.Html)
            {
                ByName = db.Members.Where(m => m.Id == p.Topic.AcceptedById).Select(m => m.DisplayName).FirstOrDefault() ?? "",
            })
            .FirstOrDefaultAsync(ct);

    private async Task<List<Person>> People(List<long> ids, CancellationToken ct)
    {
        var people = await db.Members.Where(m => ids.Contains(m.Id)).Select(m => new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar)).ToListAsync(ct);
        return [.. people.OrderBy(p => ids.IndexOf(p.Id))];
    }
}
