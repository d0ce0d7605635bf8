using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Feeds;

/// <summary>One post in a feed.</summary>
internal sealed record FeedEntry(
    long PostId, long TopicId, string Slug, string Title, int Number, Person Author, DateTime CreatedAt, DateTime? EditedAt, string Html, long CategoryId)
{
    public DateTime UpdatedAt => EditedAt ?? CreatedAt;
}

/// <summary>The posts of one topic, the last first.</summary>
internal sealed record TopicFeed(string Title, string Slug, IReadOnlyList<FeedEntry> Entries);

/// <summary>
/// What feed readers fetch. They come without a session, and what they fetched once they keep: a feed holds what a guest may
/// read and nothing else, whoever asks. Two commands, whatever it holds.
/// </summary>
internal sealed class FeedQueries(ForumDb db, CategoryTrees trees)
{
    public const int Most = 30;

    /// <summary>The newest topics, each with its first post; of all categories or of one and those below it.</summary>
    public async Task<List<FeedEntry>> Topics(CategoryNode? category, CancellationToken ct)
    {
        var topics = db.Topics.ListedFor(Actor.Guest);
        if (category is not null)
        {
            var ids = (await trees.Get(ct)).WithChildren(category, Actor.Guest);
            topics = topics.Where(t => ids.Contains(t.CategoryId));
        }

        var newest = await topics.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(Most).Select(t => t.Id).ToListAsync(ct);
        var entries = await Entries(db.Posts.ListedFor(Actor.Guest).Where(p => newest.Contains(p.TopicId) && p.Number == 1)).ToListAsync(ct);
        return [.. entries.Select(WithIds).OrderBy(e => newest.IndexOf(e.TopicId))];
    }

    /// <summary>Null when a guest finds no such topic.</summary>
    public async Task<TopicFeed?> Posts(long topicId, CancellationToken ct)
    {
        var topic = await db.Topics.ListedFor(Actor.Guest).Where(t => t.Id == topicId).Select(t => new { t.Title, t.Slug }).FirstOrDefaultAsync(ct);
        if (topic is null) return null;

        var last = db.Posts.ListedFor(Actor.Guest).Where(p => p.TopicId == topicId).OrderByDescending(p => p.Number).Take(Most);
        var entries = await Entries(last).ToListAsync(ct);
        return new TopicFeed(topic.Title, topic.Slug, [.. entries.Select(WithIds).OrderByDescending(e => e.Number)]);
    }

    private static IQueryable<FeedEntry> Entries(IQueryable<Post> posts) => posts.Select(p => new FeedEntry(
        p.Id, p.TopicId, p.Topic.Slug, p.Topic.Title, p.Number, new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar),
        p.CreatedAt, p.EditedAt, p.Html, p.Topic.CategoryId));

    private static FeedEntry WithIds(FeedEntry entry) => entry with { Html = PostIds.For(entry.Html, $"p{entry.Number}-") };
}
