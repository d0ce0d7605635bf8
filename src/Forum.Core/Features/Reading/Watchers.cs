using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>
/// Who wants to be told of every post in a topic: those who watch it, and those who watch its category and chose nothing else for the topic.
/// Whether they may still read there is for the caller to ask.
/// </summary>
internal sealed class Watchers(ForumDb db)
{
    public Task<List<long>> Of(long topicId, CancellationToken ct) => Of(db, topicId, ct);

    /// <summary>Who chose to hear nothing of this topic.</summary>
    public static async Task<IReadOnlySet<long>> Muting(ForumDb db, long topicId, CancellationToken ct) =>
        await db.TopicReads.Where(r => r.TopicId == topicId && r.Level != null && r.Level == Attention.Muted).Select(r => r.MemberId).ToHashSetAsync(ct);

    /// <summary>For handlers, which read inside the write door.</summary>
    public static async Task<List<long>> Of(ForumDb db, long topicId, CancellationToken ct)
    {
        var place = await db.Topics.Where(t => t.Id == topicId).Select(t => new { t.CategoryId, t.Category.ParentId }).FirstOrDefaultAsync(ct);
        if (place is null) return [];

        var chosen = await db.TopicReads.Where(r => r.TopicId == topicId && r.Level != null).Select(r => new { r.MemberId, r.Level }).ToListAsync(ct);
        var byCategory = await db.CategoryFollows.Where(f => f.CategoryId == place.CategoryId || f.CategoryId == place.ParentId).ToListAsync(ct);
        var own = chosen.Select(c => c.MemberId).ToHashSet();
        return
        [
            .. chosen.Where(c => c.Level == Attention.Watching).Select(c => c.MemberId),
            .. byCategory.GroupBy(f => f.MemberId)
                .Select(levels => levels.OrderBy(f => f.CategoryId == place.CategoryId ? 0 : 1).First())
                .Where(f => f.Level == Attention.Watching && !own.Contains(f.MemberId))
                .Select(f => f.MemberId),
        ];
    }
}
