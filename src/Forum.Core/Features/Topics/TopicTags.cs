using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Gives a topic exactly these tags, making new ones on the way, and keeps their counts.</summary>
internal static class TopicTags
{
    public static async Task Set(Write write, long topicId, IReadOnlyList<string> names, CancellationToken ct)
    {
        var present = await write.Db.TopicTags.Include(t => t.Tag).Where(t => t.TopicId == topicId).ToListAsync(ct);
        var keys = names.Select(Tag.KeyOf).ToList();
        var tags = await write.Db.Tags.Where(t => keys.Contains(t.Key)).ToListAsync(ct);
        foreach (var name in names.ExceptBy(tags.Select(t => t.Key), Tag.KeyOf).ToList())
        {
            var tag = new Tag(name);
            write.Db.Tags.Add(tag);
            tags.Add(tag);
        }

        await write.Flush(ct);

        var gone = present.Where(p => !keys.Contains(p.Tag.Key)).ToList();
        var come = tags.Where(t => !present.Exists(p => p.TagId == t.Id)).ToList();
        write.Db.TopicTags.RemoveRange(gone);
        write.Db.TopicTags.AddRange(come.Select(t => new TopicTag { TopicId = topicId, TagId = t.Id }));
        await Count(write, gone.ConvertAll(g => g.TagId), -1, ct);
        await Count(write, come.ConvertAll(c => c.Id), 1, ct);
    }

    /// <summary>A topic was hidden or came back with all its tags.</summary>
    public static async Task CountTopic(Write write, long topicId, int change, CancellationToken ct)
    {
        var ids = await write.Db.TopicTags.Where(t => t.TopicId == topicId).Select(t => t.TagId).ToListAsync(ct);
        await Count(write, ids, change, ct);
    }

    private static Task Count(Write write, List<long> ids, int change, CancellationToken ct) => ids.Count == 0
        ? Task.CompletedTask
        : write.Db.Tags.Where(t => ids.Contains(t.Id)).ExecuteUpdateAsync(set => set.SetProperty(t => t.TopicCount, t => t.TopicCount + change), ct);
}
