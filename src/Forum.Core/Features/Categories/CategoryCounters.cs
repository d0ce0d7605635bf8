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
        foreach (var place in events.GroupBy(e => e.CategoryId))
        {
            var ids = place.Select(e => e.PostId).ToList();
            var last = await write.Db.Posts.Where(p => ids.Contains(p.Id)).MaxAsync(p => (DateTime?)p.CreatedAt, ct);
            await write.Db.Categories.Where(c => c.Id == place.Key && (c.LastPostAt == null || c.LastPostAt < last))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastPostAt, last), ct);
            await Change(write, place.Key, 0, ids.Count, ct);
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
