using System.Data.Common;
using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Reading;

/// <summary>Who is told of every post in a topic, and who chose to hear nothing of it.</summary>
internal sealed record Followers(IReadOnlyList<long> Watching, IReadOnlySet<long> Muting);

/// <summary>
/// Who wants to be told of every post in a topic: those who watch it, and those who watch its category and chose nothing else for the topic.
/// Whether they may still read there is for the caller to ask.
/// </summary>
internal sealed class Watchers(IAsk ask)
{
    public async Task<IReadOnlyList<long>> Of(long topicId, CancellationToken ct) =>
        (await Of(ask, [topicId], ct)).GetValueOrDefault(topicId)?.Watching ?? [];

    /// <summary>For handlers, which read inside the write door: of each topic that exists, three commands for all.</summary>
    public static async Task<Dictionary<long, Followers>> Of(IAsk ask, IReadOnlyList<long> topicIds, CancellationToken ct)
    {
        var places = await ask.All(
            $"SELECT t.id, t.category_id, c.parent_id FROM topics t JOIN categories c ON c.id = t.category_id WHERE t.id IN {topicIds}",
            row => new Place(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2)), ct);
        var chosen = (await ask.All($"SELECT topic_id, member_id, level FROM topic_reads WHERE level IS NOT NULL AND topic_id IN {topicIds}", Choice.Read, ct)).ToLookup(c => c.PlaceId);
        var categories = places.SelectMany(p => new[] { p.CategoryId, p.ParentId ?? p.CategoryId }).Distinct().ToList();
        var byCategory = (await ask.All($"SELECT category_id, member_id, level FROM category_follows WHERE category_id IN {categories}", Choice.Read, ct)).ToLookup(f => f.PlaceId);
        return places.ToDictionary(p => p.TopicId, p => Of(p, [.. chosen[p.TopicId]], byCategory));
    }

    private static Followers Of(Place place, List<Choice> chosen, ILookup<long, Choice> byCategory)
    {
        // What is nearest counts: the topic before its category, that before the one above.
        var own = chosen.Select(c => c.MemberId).ToHashSet();
        var near = byCategory[place.CategoryId].ToList();
        var nearer = near.Select(f => f.MemberId).ToHashSet();
        var above = place.ParentId is { } parent ? byCategory[parent].Where(f => !nearer.Contains(f.MemberId)) : [];
        return new Followers(
            [
                .. chosen.Where(c => c.Level == Attention.Watching).Select(c => c.MemberId),
                .. near.Concat(above).Where(f => f.Level == Attention.Watching && !own.Contains(f.MemberId)).Select(f => f.MemberId),
            ],
            chosen.Where(c => c.Level == Attention.Muted).Select(c => c.MemberId).ToHashSet());
    }

    private sealed record Place(long TopicId, long CategoryId, long? ParentId);

    /// <summary>What a member chose for a topic or a category.</summary>
    private sealed record Choice(long PlaceId, long MemberId, Attention Level)
    {
        public static Choice Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), (Attention)row.GetInt32(2));
    }
}
