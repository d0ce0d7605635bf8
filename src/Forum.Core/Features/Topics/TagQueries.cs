using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

internal sealed record TagItem(string Name, int TopicCount);

/// <summary>The tags in use, most used first.</summary>
internal sealed class TagQueries(ForumDb db)
{
    // More than this is a cloud that nobody reads.
    private const int Most = 200;

    public Task<List<TagItem>> Used(CancellationToken ct) => db.Tags
        .Where(t => t.TopicCount > 0)
        .OrderByDescending(t => t.TopicCount).ThenBy(t => t.Name)
        .Take(Most)
        .Select(t => new TagItem(t.Name, t.TopicCount))
        .ToListAsync(ct);

    public Task<bool> Exists(string name, CancellationToken ct) => db.Tags.AnyAsync(t => t.Name == name, ct);
}
