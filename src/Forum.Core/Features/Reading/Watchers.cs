using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>Who is told of every post in a topic, and who chose to hear nothing of it.</summary>
internal sealed record Followers(IReadOnlyList<long> Watching, IReadOnlySet<long> Muting);

/// <summary>
/// Who wants to be told of every post in a topic: those who watch it, and those who watch its category and chose nothing else for the topic.
/// Whether they may still read there is for the caller to ask.
/// </summary>
internal sealed class Watchers(ForumDb db)
{
    public async Task<IReadOnlyList<long>> Of(long topicId, CancellationToken ct) =>
        (await Of(db, [topicId], ct)).GetValueOrDefault(topicId)?.Watching ?? [];

    /// <summary>For handlers, which read inside the write door: of each topic that exists, three commands for all.</summary>
    public static async Task<Dictionary<long, Followers>> Of(ForumDb db, IReadOnlyCollection<long> topicIds, CancellationToken ct)
    {
        var places = await db.Topics.Where(t => topicIds.Contains(t.Id)).Select(t => new Place(t.Id, t.CategoryId, t.Category.ParentId)).ToListAsync(ct);
        var chosen = (await db.TopicReads.Where(r => topicIds.Contains(r.TopicId) && r.Level != null)
            .Select(r => new Choice(r.TopicId, r.MemberId, r.Level!.Value)).ToListAsync(ct)).ToLookup(c => c.PlaceId);
        var categories = places.SelectMany(p => new[] { p.CategoryId, p.ParentId ?? p.CategoryId }).Distinct().ToList();
        var byCategory = (await db.CategoryFollows.Where(f => categories.Contains(f.CategoryId))
            .Select(f => new Choice(f.CategoryId, f.MemberId, f.Level)).ToListAsync(ct)).ToLookup(f => f.PlaceId);
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
    private sealed record Choice(long PlaceId, long MemberId, Attention Level);
}
