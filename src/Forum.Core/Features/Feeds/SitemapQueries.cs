using System.Runtime.CompilerServices;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Feeds;

/// <summary>A part of the sitemap, from 1, and when something in it last changed.</summary>
internal sealed record SitemapPart(long Number, DateTime ChangedAt);

internal sealed record SitemapTopic(long Id, string Slug, DateTime ChangedAt);

/// <summary>Every topic that a guest may read. A part is a range of ids, so that an address stays in its part and any part costs the same.</summary>
internal sealed class SitemapQueries(ForumDb db, SitemapParts parts)
{
    public const int PartSize = 10_000;

    // What is held in memory while a slow reader takes a part.
    private const int Batch = 1_000;

    public Task<IReadOnlyList<SitemapPart>> Parts(CancellationToken ct) => parts.Get(db, ct);

    /// <summary>By key, a batch at a time: no connection waits for the reader.</summary>
    public async IAsyncEnumerable<SitemapTopic> Topics(long part, [EnumeratorCancellation] CancellationToken ct)
    {
        var (after, end) = ((part - 1) * PartSize, part * PartSize);
        while (true)
        {
            var rows = await db.Topics.ListedFor(Actor.Guest).Where(t => t.Id > after && t.Id <= end).OrderBy(t => t.Id).Take(Batch)
                .Select(t => new SitemapTopic(t.Id, t.Slug, t.LastPostAt)).ToListAsync(ct);
            foreach (var row in rows) yield return row;
            if (rows.Count < Batch) yield break;

            after = rows[^1].Id;
        }
    }
}

/// <summary>The list of parts looks at every topic, so it is not made more than once a minute.</summary>
internal sealed class SitemapParts(TimeProvider time)
{
    private static readonly TimeSpan InMemory = TimeSpan.FromMinutes(1);

    private volatile Kept? kept;

    public async Task<IReadOnlyList<SitemapPart>> Get(ForumDb db, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (kept is { } present && present.Until > now) return present.Parts;

        var rows = await db.Topics.ListedFor(Actor.Guest)
            .GroupBy(t => (t.Id - 1) / SitemapQueries.PartSize)
            .Select(g => new { g.Key, ChangedAt = g.Max(t => t.LastPostAt) })
            .OrderBy(g => g.Key).ToListAsync(ct);
        kept = new Kept(rows.ConvertAll(r => new SitemapPart(r.Key + 1, r.ChangedAt)), now + InMemory);
        return kept.Parts;
    }

    private sealed record Kept(IReadOnlyList<SitemapPart> Parts, DateTimeOffset Until);
}
