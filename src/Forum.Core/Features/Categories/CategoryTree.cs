using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>A category as every page needs it.</summary>
internal sealed record CategoryNode(long Id, long? ParentId, string Name, string Slug, string Path, string Description, int Hue, Audience ReadBy, Audience WriteBy)
{
    public bool IsVisibleTo(Actor actor) => ReadBy <= actor.Audience;
}

/// <summary>All categories in their order, parents before their children: few, read by every page, so kept in memory.</summary>
internal sealed class CategoryTree(IReadOnlyList<CategoryNode> all)
{
    private readonly Dictionary<long, CategoryNode> byId = all.ToDictionary(c => c.Id);
    private readonly Dictionary<string, CategoryNode> byPath = all.ToDictionary(c => c.Path, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<CategoryNode> All { get; } = all;

    public CategoryNode? Find(long id) => byId.GetValueOrDefault(id);

    public CategoryNode? Find(string path) => byPath.GetValueOrDefault(path);

    public IEnumerable<CategoryNode> VisibleTo(Actor actor) => All.Where(c => c.IsVisibleTo(actor));

    /// <summary>The category and those below it that the actor may read.</summary>
    public long[] WithChildren(CategoryNode category, Actor actor) =>
        [.. VisibleTo(actor).Where(c => c.Id == category.Id || c.ParentId == category.Id).Select(c => c.Id)];
}

/// <summary>Keeps the tree.</summary>
internal sealed class CategoryTrees(IForumEngine engine) : Snapshot<CategoryTree>(engine)
{
    protected override async Task<CategoryTree> Load(ForumDb db, CancellationToken ct)
    {
        var rows = await db.Categories
            .OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CategoryNode(c.Id, c.ParentId, c.Name, c.Slug, c.Path, c.Description, c.Hue, c.ReadBy, c.WriteBy))
            .ToListAsync(ct);
        var children = rows.Where(c => c.ParentId is not null).ToLookup(c => c.ParentId);
        return new CategoryTree([.. rows.Where(c => c.ParentId is null).SelectMany(c => children[c.Id].Prepend(c))]);
    }
}
