using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Questions;

/// <summary>
/// The number beside the desk stands on every page of mentors and staff, so it is kept in memory: the whole forum's waiting
/// topics for all of them, asked again after a short while. The desk itself asks each time.
/// </summary>
internal sealed class Waiting(IForumEngine engine, CategoryTrees trees, TimeProvider time) : ISnapshot
{
    /// <summary>Beyond this the menu says "more than".</summary>
    public const int Most = 99;

    private const int MostInMemory = 2_000;

    private static readonly TimeSpan InMemory = TimeSpan.FromSeconds(20);

    private volatile Kept? kept;

    /// <summary>Null for somebody without a desk.</summary>
    public async ValueTask<int?> For(Actor actor, CancellationToken ct)
    {
        if (!DeskQueries.HasDesk(actor)) return null;

        var tree = await trees.Get(ct);
        var places = tree.LookedAfterBy(actor).Select(c => c.Id).ToHashSet();
        return (await All(tree, ct)).Count(t => t.AuthorId != actor.Id && places.Contains(t.CategoryId));
    }

    public void Forget() => kept = null;

    private async ValueTask<List<WaitingTopic>> All(CategoryTree tree, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (kept is { } present && present.Until > now) return present.Topics;

        await using var db = engine.OpenReader();
        var topics = await DeskQueries.For(db.Topics, tree.All).OrderBy(t => t.CreatedAt).Take(MostInMemory)
            .Select(t => new WaitingTopic(t.CategoryId, t.AuthorId)).ToListAsync(ct);
        kept = new Kept(topics, now + InMemory);
        return topics;
    }

    private sealed record WaitingTopic(long CategoryId, long AuthorId);

    private sealed record Kept(List<WaitingTopic> Topics, DateTimeOffset Until);
}
