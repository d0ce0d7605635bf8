using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>A category as every page needs it.</summary>
internal sealed record CategoryNode(long Id, long? ParentId, string Name, string Slug, string Path, string Description, int Hue, Audience ReadBy, Audience WriteBy)
{
    /// <summary>Whether topics here are questions.</summary>
    public QuestionMode Questions { get; init; }

    /// <summary>What a new topic's text begins with; empty for none.</summary>
    public string Template { get; init; } = "";

    /// <summary>Some group has a right here beyond the simple choice.</summary>
    public bool HasGroups { get; init; }

    /// <summary>An audience that holds everybody who may read here: a group's people are members at least.</summary>
    public Audience Readers => HasGroups && ReadBy > Audience.Members ? Audience.Members : ReadBy;

    public Right RightOf(Actor actor) => Access.In(actor, Id, ReadBy, WriteBy);

    public bool IsVisibleTo(Actor actor) => RightOf(actor) >= Right.See;
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

    /// <summary>
    /// Where a mentor is expected to answer: the categories where a group of theirs was named to reply, or all they see when there is none.
    /// Nobody else looks after anything.
    /// </summary>
    public IReadOnlyList<CategoryNode> LookedAfterBy(Actor actor)
    {
        if (actor.Role < Role.Mentor) return [];

        var named = actor.Grants.Answered;
        return [.. VisibleTo(actor).Where(c => named.Count == 0 || named.Contains(c.Id))];
    }

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
            .Select(c => new CategoryNode(c.Id, c.ParentId, c.Name, c.Slug, c.Path, c.Description, c.Hue, c.ReadBy, c.WriteBy)
            {
                Questions = c.Questions,
                Template = c.Template,
                HasGroups = db.CategoryRights.Any(r => r.CategoryId == c.Id),
            })
            .ToListAsync(ct);
        var children = rows.Where(c => c.ParentId is not null).ToLookup(c => c.ParentId);
        return new CategoryTree([.. rows.Where(c => c.ParentId is null).SelectMany(c => children[c.Id].Prepend(c))]);
    }
}
