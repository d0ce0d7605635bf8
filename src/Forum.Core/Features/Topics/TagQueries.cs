using Forum.Core.Features.Categories;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

internal sealed record TagItem(string Name, int TopicCount);

/// <summary>The tags in use, most used first.</summary>
internal sealed class TagQueries(ForumDb db, CategoryTrees trees)
{
    // More than this is a cloud that nobody reads.
    private const int Most = 200;

    /// <summary>A tag that stands only where the reader may not go is not there, and no figure counts what is hidden.</summary>
    public async Task<List<TagItem>> Used(Actor actor, CancellationToken ct)
    {
        // The kept counters are right for those who may read everything; the others are counted for.
        var tree = await trees.Get(ct);
        if (tree.All.All(c => c.IsVisibleTo(actor))) return await Kept(ct);

        var topics = db.Topics.ListedFor(actor);
        return await db.TopicTags.Join(topics, x => x.TopicId, t => t.Id, (x, t) => x.Tag.Name)
            .GroupBy(name => name)
            .Select(g => new { Name = g.Key, Count = g.Count() })
            .OrderByDescending(t => t.Count).ThenBy(t => t.Name)
            .Take(Most)
            .Select(t => new TagItem(t.Name, t.Count))
            .ToListAsync(ct);
    }

    private Task<List<TagItem>> Kept(CancellationToken ct) => db.Tags
        .Where(t => t.TopicCount > 0)
        .OrderByDescending(t => t.TopicCount).ThenBy(t => t.Name)
        .Take(Most)
        .Select(t => new TagItem(t.Name, t.TopicCount))
        .ToListAsync(ct);
}
