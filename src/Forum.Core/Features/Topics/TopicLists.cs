using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>A topic in a list.</summary>
internal sealed record TopicItem(
    long Id, string Title, string Slug, long CategoryId, int PostCount, int ViewCount, DateTime CreatedAt, DateTime LastPostAt, bool IsClosed, Person LastPoster)
{
    public CategoryNode Category { get; init; } = null!;

    /// <summary>The highest number given out.</summary>
    public int LastNumber { get; init; }

    public TopicKind Kind { get; init; }

    public long? AcceptedPostId { get; init; }

    /// <summary>It stands on top of the list that it is in.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Its first words, for one that is pinned.</summary>
    public string? Extract { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<Person> Faces { get; init; } = [];

    public int Replies => Math.Max(0, PostCount - 1);

    public int LastPage => Topic.PageOf(Math.Max(1, PostCount));
}

/// <summary>One page of a list. Beyond the numbered pages one goes on from the last row.</summary>
internal sealed record TopicListPage(IReadOnlyList<TopicItem> Items, int Page, int Pages, string? Older)
{
    /// <summary>There is more, which this list does not go on to: nobody looks for the fifteen-hundredth best.</summary>
    public bool EndsHere { get; init; }
}

/// <summary>Which topics a list holds.</summary>
internal sealed record TopicFilter
{
    public IReadOnlyList<long>? Categories { get; init; }

    public string? Tag { get; init; }

    public long? AuthorId { get; init; }

    public IReadOnlyList<long> WithoutCategories { get; init; } = [];

    public IReadOnlyList<long> WithoutTopics { get; init; } = [];

    public TopicStatus? Status { get; init; }

    /// <summary>The liveliest of a period, the best first; such a list ends with its last number.</summary>
    public TopPeriod? Top { get; init; }

    /// <summary>The category whose pinned topics come first, besides a page of the others.</summary>
    public long? PinsOf { get; init; }

    /// <summary>The newest first, instead of the last activity.</summary>
    public bool ByAge { get; init; }

    /// <summary>What another feature narrows the list to, in its own words.</summary>
    public Func<IQueryable<Topic>, IQueryable<Topic>>? Among { get; init; }
}

/// <summary>The lists of topics: three commands a page, however many rows.</summary>
internal sealed class TopicLists(ForumDb db, CategoryTrees trees, MarkdownPipeline pipeline, LargeCategories large, TimeProvider time)
{
    public const int PageSize = 30;

    /// <summary>So many pages have numbers; an offset beyond would cost what it skips.</summary>
    public const int NumberedPages = 50;

    // Two lines of a row.
    private const int ExtractLength = 140;

    // What a line of the extras is.
    private const int SomebodysName = 0;
    private const int TagName = 1;
    private const int FirstText = 2;

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
            var counted = await Count(topics, filter, actor, ct);
            pages = Math.Max(1, (counted + PageSize - 1) / PageSize);
            if (page > pages) return new TopicListPage([], page, pages, null);
        }

        var ordered = Ordered(topics, filter);
        if (before is { } cursor) ordered = Beyond(ordered, filter, cursor);

        var listed = ordered.Skip(before is null ? (page - 1) * PageSize : 0).Take(PageSize + 1);
        var rows = filter.PinsOf is { } category && before is null && page == 1 ? await WithPins(listed, category, actor, ct) : await Rows(listed, null, ct);
        var pinned = rows.Count(row => row.IsPinned);
        var more = rows.Count > pinned + PageSize;
        if (more) rows.RemoveAt(rows.Count - 1);
        var beyond = more && (before is not null || page == NumberedPages);
        var older = beyond && filter.Top is null ? Cursor(rows[^1], filter).ToString() : null;
        return new TopicListPage(rows, page, pages, older) { EndsHere = beyond && older is null };
    }

    /// <summary>How many there are, or that there are enough for all numbered pages.</summary>
    private async Task<int> Count(IQueryable<Topic> topics, TopicFilter filter, Actor actor, CancellationToken ct)
    {
        const int enough = PageSize * NumberedPages;
        var categories = filter.Categories is { } all && filter == new TopicFilter { Categories = all, PinsOf = filter.PinsOf }
            ? string.Join(',', (await trees.Get(ct)).VisibleTo(actor).Select(category => category.Id).Intersect(all)) : null;
        if (categories is not null && large.Has(categories)) return enough;

        var counted = await topics.Take(enough).CountAsync(ct);
        if (categories is not null && counted == enough) large.Add(categories);
        return counted;
    }

    /// <summary>The first few, without counting the rest.</summary>
    public Task<List<TopicItem>> Latest(TopicFilter filter, Actor actor, int most, CancellationToken ct) =>
        Rows(Ordered(Filtered(filter, actor), filter).Take(most), null, ct);

    /// <summary>In one command with the page; what comes out of it has no order.</summary>
    private async Task<List<TopicItem>> WithPins(IQueryable<Topic> listed, long category, Actor actor, CancellationToken ct)
    {
        var pinned = db.Topics.ListedFor(actor).Where(t => t.CategoryId == category && t.PinnedAt != null);
        var rows = await Rows(pinned.Concat(listed), category, ct);
        return [.. rows.OrderByDescending(r => r.IsPinned).ThenByDescending(r => r.LastPostAt).ThenByDescending(r => r.Id)];
    }

    private static IQueryable<Topic> Ordered(IQueryable<Topic> topics, TopicFilter filter) => (filter switch
    {
        { Top: TopPeriod.Day } => topics.OrderByDescending(t => t.DayHeat),
        { Top: TopPeriod.Week } => topics.OrderByDescending(t => t.WeekHeat),
        { Top: TopPeriod.Month } => topics.OrderByDescending(t => t.MonthHeat),
        { Top: TopPeriod.Year } => topics.OrderByDescending(t => t.YearHeat),
        { Top: TopPeriod.All } => topics.OrderByDescending(t => t.Heat),
        { ByAge: true } => topics.OrderByDescending(t => t.CreatedAt),
        _ => topics.OrderByDescending(t => t.LastPostAt),
    }).ThenByDescending(t => t.Id);

    private static IQueryable<Topic> Beyond(IQueryable<Topic> topics, TopicFilter filter, TopicCursor cursor) => filter.ByAge
        ? topics.Where(t => t.CreatedAt < cursor.At || (t.CreatedAt == cursor.At && t.Id < cursor.Id))
        : topics.Where(t => t.LastPostAt < cursor.At || (t.LastPostAt == cursor.At && t.Id < cursor.Id));

    private static TopicCursor Cursor(TopicItem item, TopicFilter filter) => new(filter.ByAge ? item.CreatedAt : item.LastPostAt, item.Id);

    private IQueryable<Topic> Filtered(TopicFilter filter, Actor actor)
    {
        var topics = db.Topics.ListedFor(actor);
        if (filter.Categories is { } categories) topics = topics.Where(t => categories.Contains(t.CategoryId));
        if (filter.Tag is { } tag) topics = topics.Where(t => t.Tags.Any(x => x.Tag.Key == tag));
        if (filter.AuthorId is { } author) topics = topics.Where(t => t.AuthorId == author);
        if (filter.WithoutCategories is { Count: > 0 } noCategories) topics = topics.Where(t => !noCategories.Contains(t.CategoryId));
        if (filter.WithoutTopics is { Count: > 0 } noTopics) topics = topics.Where(t => !noTopics.Contains(t.Id));
        if (filter.PinsOf is { } category) topics = topics.Where(t => t.PinnedAt == null || t.CategoryId != category);
        if (filter.Status is { } status) topics = topics.With(status);
        if (filter.Top is { } period) topics = Warm(topics, period);
        return filter.Among is { } among ? among(topics) : topics;
    }

    private IQueryable<Topic> Warm(IQueryable<Topic> topics, TopPeriod period)
    {
        var floor = TopicHeat.Floor(period, time.GetUtcNow().UtcDateTime);
        return period switch
        {
            TopPeriod.Day => topics.Where(t => t.DayHeat > floor),
            TopPeriod.Week => topics.Where(t => t.WeekHeat > floor),
            TopPeriod.Month => topics.Where(t => t.MonthHeat > floor),
            TopPeriod.Year => topics.Where(t => t.YearHeat > floor),
            _ => topics.Where(t => t.Heat > floor),
        };
    }

    private async Task<List<TopicItem>> Rows(IQueryable<Topic> topics, long? pinsOf, CancellationToken ct)
    {
        var rows = await topics
            .Select(t => new
            {
                Item = new TopicItem(
                    t.Id, t.Title, t.Slug, t.CategoryId, t.PostCount, t.ViewCount, t.CreatedAt, t.LastPostAt, t.Closure != null,
                    new Person(t.LastPosterId, t.LastPoster.Username, t.LastPoster.DisplayName, t.LastPoster.Role, t.LastPoster.Avatar))
                { LastNumber = t.LastNumber, Kind = t.Kind, AcceptedPostId = t.AcceptedPostId, IsPinned = t.PinnedAt != null && t.CategoryId == pinsOf },
                t.Faces,
            })
            .ToListAsync(ct);
        if (rows.Count == 0) return [];

        var faces = rows.ToDictionary(r => r.Item.Id, r => TopicFaces.Read(r.Faces));
        var pinned = rows.Where(r => r.Item.IsPinned).Select(r => r.Item.Id).ToList();
        var (people, tags, texts) = await Extras(rows.ConvertAll(r => r.Item.Id), faces.Values.SelectMany(f => f).Distinct().ToList(), pinned, ct);
        var tree = await trees.Get(ct);
        return rows.ConvertAll(r => r.Item with
        {
            Category = tree.Find(r.Item.CategoryId)!,
            Extract = texts.TryGetValue(r.Item.Id, out var html) ? pipeline.Excerpt(html, ExtractLength) : null,
            Tags = [.. tags[r.Item.Id].Order(StringComparer.Ordinal)],
            Faces = [.. faces[r.Item.Id].Where(people.ContainsKey).Select(id => people[id])],
        });
    }

    /// <summary>What rows show besides their own: the people in them, their tags, and the text of those that are pinned, in one command.</summary>
    private async Task<(Dictionary<long, Person> People, ILookup<long, string> Tags, Dictionary<long, string> Texts)> Extras(
        List<long> topicIds, List<long> memberIds, List<long> pinned, CancellationToken ct)
    {
        var asked = db.Members.Where(m => memberIds.Contains(m.Id))
            .Select(m => new { Kind = SomebodysName, m.Id, Name = m.Username, m.DisplayName, m.Role, m.Avatar })
            .Concat(db.TopicTags.Where(t => topicIds.Contains(t.TopicId))
                .Select(t => new { Kind = TagName, Id = t.TopicId, t.Tag.Name, DisplayName = "", Role = Role.Guest, Avatar = (string?)null }));
        if (pinned.Count > 0)
        {
            asked = asked.Concat(db.Posts.Where(p => pinned.Contains(p.TopicId) && p.Number == 1)
                .Select(p => new { Kind = FirstText, Id = p.TopicId, Name = p.Html, DisplayName = "", Role = Role.Guest, Avatar = (string?)null }));
        }

        var lines = await asked.ToListAsync(ct);
        return (
            lines.Where(l => l.Kind == SomebodysName).ToDictionary(l => l.Id, l => new Person(l.Id, l.Name, l.DisplayName, l.Role, l.Avatar)),
            lines.Where(l => l.Kind == TagName).ToLookup(l => l.Id, l => l.Name),
            lines.Where(l => l.Kind == FirstText).ToDictionary(l => l.Id, l => l.Name));
    }
}
