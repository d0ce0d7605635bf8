using System.Collections.Concurrent;
using Forum.Core.Features.Categories;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.Extensions.Options;

namespace Forum.Core.Features.Search;

/// <summary>Another topic that says something alike.</summary>
internal sealed record RelatedTopic(long Id, string Title, string Slug, int Replies);

/// <summary>Which topics are alike, by their titles and tags; worked out once an hour for each topic that is read to its end.</summary>
internal sealed class RelatedTopicIds(IAsk ask, ISearchIndex index, SearchAnalyzer analyzer, TimeProvider time)
{
    private const int Most = 5_000;

    // More than are shown, since some of them are not for every reader.
    private const int Kept = 20;
    private const int Words = 12;
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, Alike> known = new();

    public async ValueTask<long[]> Of(long topicId, string title, IReadOnlyList<string> tags, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(topicId, out var kept) && kept.Until > now) return kept.Ids;

        var own = Stems($"{title} {string.Join(' ', tags)}");
        var ids = own.Count == 0 ? [] : Best(own, topicId, await index.Titled(ask, [.. own.Take(Words)], ct));
        if (known.Count >= Most) known.Clear();
        known[topicId] = new Alike(now + Keep, ids);
        return ids;
    }

    /// <summary>A word that few of the candidates have says more than one that all have.</summary>
    private long[] Best(HashSet<string> own, long topicId, IReadOnlyList<(long TopicId, string Title)> candidates)
    {
        var shared = candidates.Where(c => c.TopicId != topicId).Select(c => (c.TopicId, Words: Stems(c.Title).Where(own.Contains).ToList())).ToList();
        var frequency = shared.SelectMany(c => c.Words).CountBy(word => word).ToDictionary();
        return [.. shared.OrderByDescending(c => c.Words.Sum(word => 1.0 / Math.Sqrt(frequency[word]))).ThenByDescending(c => c.TopicId).Take(Kept).Select(c => c.TopicId)];
    }

    private HashSet<string> Stems(string text) =>
        [.. analyzer.Read(text).Where(w => !w.Word.IsWeak).SelectMany(w => new[] { w.Word.French, w.Word.English })];

    private sealed record Alike(DateTimeOffset Until, long[] Ids);
}

/// <summary>The topics alike, as all who may read them see them; until one of them changes.</summary>
internal sealed class RelatedRows(IAsk ask, PageGenerations generations, IOptions<CachingOptions> caching)
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<long, Kept> known = new();

    public async ValueTask<IReadOnlyList<Row>> Of(long topicId, long[] ids, CancellationToken ct)
    {
        if (known.TryGetValue(topicId, out var kept) && ReferenceEquals(kept.Ids, ids) && generations.Stands(kept.Since, kept.Tags)) return kept.Rows;

        var since = generations.Now;
        var rows = await ask.All(
            $"SELECT t.id, t.title, t.slug, t.post_count - 1, t.category_id FROM topics t WHERE t.id IN {ids} AND t.deleted_at IS NULL",
            row => new Row(new RelatedTopic(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), row.GetInt64(4)), ct);
        rows = [.. rows.OrderBy(row => Array.IndexOf(ids, row.Topic.Id))];
        if (known.Count >= Most) known.Clear();
        if (!caching.Value.Off) known[topicId] = new Kept(ids, rows, since, [.. ids.Select(PageTag.Topic)]);
        return rows;
    }

    internal sealed record Row(RelatedTopic Topic, long CategoryId);

    private sealed record Kept(long[] Ids, IReadOnlyList<Row> Rows, long Since, PageTag[] Tags);
}

/// <summary>What to read after a topic, among what the reader may see: one command, or none.</summary>
internal sealed class RelatedTopics(RelatedTopicIds related, RelatedRows rows, CategoryTrees trees)
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<RelatedTopic>> Of(long topicId, string title, IReadOnlyList<string> tags, Actor actor, CancellationToken ct)
    {
        var ids = await related.Of(topicId, title, tags, ct);
        if (ids.Length == 0) return [];

        var tree = await trees.Get(ct);
        return [.. (await rows.Of(topicId, ids, ct)).Where(row => tree.Find(row.CategoryId)?.IsVisibleTo(actor) == true).Select(row => row.Topic).Take(Shown)];
    }
}
