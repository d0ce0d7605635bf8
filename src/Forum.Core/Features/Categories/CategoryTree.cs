using System.Data.Common;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

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
    protected override async Task<CategoryTree> Load(IAsk ask, CancellationToken ct)
    {
        var rows = await ask.All($"""
            SELECT c.id, c.parent_id, c.name, c.slug, c.path, c.description, c.hue, c.read_by, c.write_by, c.questions, c.template,
                EXISTS (SELECT 1 FROM category_rights r WHERE r.category_id = c.id)
            FROM categories c ORDER BY c.position, c.id
            """, Read, ct);
        var children = rows.Where(c => c.ParentId is not null).ToLookup(c => c.ParentId);
        return new CategoryTree([.. rows.Where(c => c.ParentId is null).SelectMany(c => children[c.Id].Prepend(c))]);
    }

    private static CategoryNode Read(DbDataReader row) => new(
        row.GetInt64(0), row.NumberOrNull(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6),
        (Audience)row.GetInt32(7), (Audience)row.GetInt32(8))
    {
        Questions = (QuestionMode)row.GetInt32(9),
        Template = row.GetString(10),
        HasGroups = row.GetBoolean(11),
    };
}
