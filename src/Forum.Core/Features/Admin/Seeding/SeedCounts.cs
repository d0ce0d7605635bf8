using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin.Seeding;

/// <summary>Ids that one transaction gave out, one by one.</summary>
internal readonly record struct Ids(long First, long Last);

/// <summary>Adds what a batch brought to what is counted elsewhere than in its own rows.</summary>
internal static class SeedCounts
{
    public static async Task Add(Write write, Ids topics, Ids posts, CancellationToken ct)
    {
        var (firstTopic, lastTopic) = topics;
        var (firstPost, lastPost) = posts;
        await write.Db.Members
            .Where(m => write.Db.Posts.Any(p => p.AuthorId == m.Id && p.Id >= firstPost && p.Id <= lastPost))
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.PostCount, m => m.PostCount + write.Db.Posts.Count(p => p.AuthorId == m.Id && p.Id >= firstPost && p.Id <= lastPost))
                .SetProperty(m => m.TopicCount, m => m.TopicCount + write.Db.Topics.Count(t => t.AuthorId == m.Id && t.Id >= firstTopic && t.Id <= lastTopic)), ct);
        await write.Db.Categories
            .Where(c => write.Db.Topics.Any(t => t.CategoryId == c.Id && t.Id >= firstTopic && t.Id <= lastTopic))
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.TopicCount, c => c.TopicCount + write.Db.Topics.Count(t => t.CategoryId == c.Id && t.Id >= firstTopic && t.Id <= lastTopic))
                .SetProperty(c => c.PostCount, c => c.PostCount + write.Db.Topics.Where(t => t.CategoryId == c.Id && t.Id >= firstTopic && t.Id <= lastTopic).Sum(t => t.PostCount))
                .SetProperty(c => c.LastPostAt, c => write.Db.Topics.Where(t => t.CategoryId == c.Id && t.DeletedAt == null).Max(t => (DateTime?)t.LastPostAt)), ct);
        await write.Db.Tags
            .Where(g => write.Db.TopicTags.Any(t => t.TagId == g.Id && t.TopicId >= firstTopic && t.TopicId <= lastTopic))
            .ExecuteUpdateAsync(set => set
                .SetProperty(g => g.TopicCount, g => g.TopicCount + write.Db.TopicTags.Count(t => t.TagId == g.Id && t.TopicId >= firstTopic && t.TopicId <= lastTopic)), ct);
    }
}
