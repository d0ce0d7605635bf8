using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>
/// Counts topics and posts of categories after the fact: a category is written to by many at once, and its figures may lag by a second.
/// </summary>
internal sealed class CategoryCounters : IHandle<TopicCreated>, IHandleMany<PostCreated>, IHandle<PostDeleted>, IHandle<PostRestored>,
    IHandle<TopicDeleted>, IHandle<TopicRestored>
{
    public Task Handle(TopicCreated @event, Write write, CancellationToken ct) => Change(write, @event.CategoryId, 1, 0, ct);

    public async Task Handle(IReadOnlyList<PostCreated> events, Write write, CancellationToken ct)
    {
        var ids = events.Select(e => e.PostId).ToList();
        var written = (await write.All($"SELECT id, created_at FROM posts WHERE id IN {ids}", row => (Id: row.GetInt64(0), At: row.Instant(1)), ct)).ToDictionary(p => p.Id, p => p.At);
        foreach (var place in events.GroupBy(e => e.CategoryId))
        {
            var (posts, last) = (place.Count(), place.Max(e => written.GetValueOrDefault(e.PostId)));
            write.Evict(PageTag.Category(place.Key));
            await write.Run($"""
                UPDATE categories SET post_count = post_count + {posts},
                    last_post_at = CASE WHEN last_post_at IS NULL OR last_post_at < {last} THEN {last} ELSE last_post_at END
                WHERE id = {place.Key}
                """, ct);
        }
    }

    public Task Handle(PostDeleted @event, Write write, CancellationToken ct) => Change(write, @event.CategoryId, 0, -1, ct);

    public Task Handle(PostRestored @event, Write write, CancellationToken ct) => Change(write, @event.CategoryId, 0, 1, ct);

    public Task Handle(TopicDeleted @event, Write write, CancellationToken ct) => Change(write, @event.CategoryId, -1, -@event.PostCount, ct);

    public Task Handle(TopicRestored @event, Write write, CancellationToken ct) => Change(write, @event.CategoryId, 1, @event.PostCount, ct);

    /// <summary>At once, in the mover's transaction: events that are still under way name the category they happened in.</summary>
    public static async Task Move(Write write, Topic topic, long to, CancellationToken ct)
    {
        write.EvictAll();
        await Change(write, topic.CategoryId, -1, -topic.PostCount, ct);
        await Change(write, to, 1, topic.PostCount, ct);
    }

    private static Task Change(Write write, long categoryId, int topics, int posts, CancellationToken ct)
    {
        write.Evict(PageTag.Category(categoryId));
        return write.Db.Categories.Where(c => c.Id == categoryId).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.TopicCount, c => c.TopicCount + topics)
            .SetProperty(c => c.PostCount, c => c.PostCount + posts), ct);
    }
}
