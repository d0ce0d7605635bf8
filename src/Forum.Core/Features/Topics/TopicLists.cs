using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>A topic in a list.</summary>
internal sealed record TopicItem(
    long Id, string Title, string Slug, long CategoryId, int PostCount, int ViewCount, DateTime CreatedAt, DateTime LastPostAt, bool IsClosed, Person LastPoster)
{
    public CategoryNode Category { get; init; } = null!;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<Person> Faces { get; init; } = [];

    public int Replies => Math.Max(0, PostCount - 1);

    public int LastPage => Topic.PageOf(Math.Max(1, PostCount));
}

/// <summary>One page of a list. Beyond the numbered pages one goes on from the last row.</summary>
internal sealed record TopicListPage(IReadOnlyList<TopicItem> Items, int Page, int Pages, string? Older);

/// <summary>Which topics a list holds.</summary>
internal sealed record TopicFilter
{
    public IReadOnlyList<long>? Categories { get; init; }

    public string? Tag { get; init; }

    public long? AuthorId { get; init; }
}

/// <summary>The lists of topics, by last activity: three commands a page, however many rows.</summary>
internal sealed class TopicLists(ForumDb db, CategoryTrees trees)
{
    public const int PageSize = 30;

    /// <summary>So many pages have numbers; an offset beyond would cost what it skips.</summary>
    public const int NumberedPages = 50;

    /// <param name="filter">Which topics.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="page">From 1; ignored when a cursor is given.</param>
    /// <param name="before">The cursor of the row to go on from.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<TopicListPage> Page(TopicFilter filter, Actor actor, int page, TopicCursor? before, CancellationToken ct)
    {
        var topics = Filtered(filter, actor);
        var pages = 0;
        if (before is null)
        {
            var counted = await topics.Take(PageSize * NumberedPages).CountAsync(ct);
            pages = Math.Max(1, (counted + PageSize - 1) / PageSize);
            if (page > pages) return new TopicListPage([], page, pages, null);
        }

        var ordered = topics.OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Id).AsQueryable();
        if (before is { } cursor) ordered = ordered.Where(t => t.LastPostAt < cursor.LastPostAt || (t.LastPostAt == cursor.LastPostAt && t.Id < cursor.Id));

        var rows = await Rows(ordered.Skip(before is null ? (page - 1) * PageSize : 0).Take(PageSize + 1), ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var older = more && (before is not null || page == NumberedPages) ? TopicCursor.Of(rows[^1]).ToString() : null;
        return new TopicListPage(rows, page, pages, older);
    }

    /// <summary>The first few, without counting the rest.</summary>
    public Task<List<TopicItem>> Latest(TopicFilter filter, Actor actor, int most, CancellationToken ct) =>
        Rows(Filtered(filter, actor).OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Id).Take(most), ct);

    private IQueryable<Topic> Filtered(TopicFilter filter, Actor actor)
    {
        var topics = db.Topics.ListedFor(actor);
        if (filter.Categories is { } categories) topics = topics.Where(t => categories.Contains(t.CategoryId));
        if (filter.Tag is { } tag) topics = topics.Where(t => t.Tags.Any(x => x.Tag.Name == tag));
        if (filter.AuthorId is { } author) topics = topics.Where(t => t.AuthorId == author);
        return topics;
    }

    private async Task<List<TopicItem>> Rows(IQueryable<Topic> topics, CancellationToken ct)
    {
        var rows = await topics
            .Select(t => new
            {
                Item = new TopicItem(
                    t.Id, t.Title, t.Slug, t.CategoryId, t.PostCount, t.ViewCount, t.CreatedAt, t.LastPostAt, t.Closure != null,
                    new Person(t.LastPosterId, t.LastPoster.Username, t.LastPoster.DisplayName, t.LastPoster.Role)),
                t.Faces,
            })
            .ToListAsync(ct);
        if (rows.Count == 0) return [];

        var ids = rows.ConvertAll(r => r.Item.Id);
        var faces = rows.ToDictionary(r => r.Item.Id, r => TopicFaces.Read(r.Faces));
        var people = await People(faces.Values.SelectMany(f => f).Distinct().ToList(), ct);
        var tags = await Tags(ids, ct);
        var tree = await trees.Get(ct);
        return rows.ConvertAll(r => r.Item with
        {
            Category = tree.Find(r.Item.CategoryId)!,
            Tags = [.. tags[r.Item.Id]],
            Faces = [.. faces[r.Item.Id].Where(people.ContainsKey).Select(id => people[id])],
        });
    }

    private Task<Dictionary<long, Person>> People(List<long> ids, CancellationToken ct) => db.Members
        .Where(m => ids.Contains(m.Id))
        .Select(m => new Person(m.Id, m.Username, m.DisplayName, m.Role))
        .ToDictionaryAsync(p => p.Id, ct);

    private async Task<ILookup<long, string>> Tags(List<long> topicIds, CancellationToken ct)
    {
        var tags = await db.TopicTags.Where(t => topicIds.Contains(t.TopicId))
            .OrderBy(t => t.Tag.Name).Select(t => new { t.TopicId, t.Tag.Name }).ToListAsync(ct);
        return tags.ToLookup(t => t.TopicId, t => t.Name);
    }
}
