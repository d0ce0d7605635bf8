using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>A category with its figures; a parent counts what is below it.</summary>
internal sealed record CategoryItem(CategoryNode Node, int TopicCount, int PostCount, DateTime? LastPostAt, IReadOnlyList<CategoryItem> Children);

/// <summary>The categories an actor may read, as a tree of two levels.</summary>
internal sealed class CategoryQueries(ForumDb db, CategoryTrees trees)
{
    /// <summary>What the groups may do in one category.</summary>
    public Task<Dictionary<long, Right>> Rights(long categoryId, CancellationToken ct) =>
        db.CategoryRights.Where(r => r.CategoryId == categoryId).ToDictionaryAsync(r => r.GroupId, r => r.Right, ct);

    public async Task<List<CategoryItem>> Tree(Actor actor, CancellationToken ct)
    {
        var visible = (await trees.Get(ct)).VisibleTo(actor).ToList();
        var figures = await db.Categories.Select(c => new { c.Id, c.TopicCount, c.PostCount, c.LastPostAt }).ToDictionaryAsync(c => c.Id, ct);

        // A category made in this very second may be in the tree and not yet in the figures, or the other way round.
        CategoryItem Item(CategoryNode node, IReadOnlyList<CategoryItem> children)
        {
            var own = figures.GetValueOrDefault(node.Id);
            return new CategoryItem(
                node, (own?.TopicCount ?? 0) + children.Sum(c => c.TopicCount), (own?.PostCount ?? 0) + children.Sum(c => c.PostCount),
                children.Select(c => c.LastPostAt).Append(own?.LastPostAt).Max(), children);
        }

        return [.. visible.Where(c => c.ParentId is null)
            .Select(c => Item(c, [.. visible.Where(child => child.ParentId == c.Id).Select(child => Item(child, []))]))];
    }
}
