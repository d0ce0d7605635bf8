using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Members;

/// <summary>Something a person wrote: where, when, and its first words.</summary>
internal sealed record ActivityItem(long PostId, long TopicId, string Slug, string Title, int Number, string Extract, int Likes, DateTime At, CategoryNode Category)
{
    /// <summary>It solved the question it replies to.</summary>
    public bool Solves { get; init; }
}

internal sealed record ActivityPage(IReadOnlyList<ActivityItem> Items, int Page, int Pages, string? Older);

/// <summary>What a person wrote, newest first, as far as the reader may read it: two commands a page.</summary>
internal sealed class ActivityQueries(ForumDb db, CategoryTrees trees, MarkdownPipeline pipeline)
{
    public const int PageSize = 20;

    private const int ExtractLength = 220;

    /// <param name="authorId">Whose.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="page">From 1; ignored when a cursor is given.</param>
    /// <param name="before">The cursor of the row to go on from.</param>
    /// <param name="solving">Only what solved a question.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<ActivityPage> Page(long authorId, Actor actor, int page, MemberCursor? before, bool solving, CancellationToken ct)
    {
        var posts = By(authorId, actor, solving);
        var pages = 0;
        if (before is null)
        {
            var counted = await posts.Take(PageSize * TopicLists.NumberedPages).CountAsync(ct);
            pages = Math.Max(1, (counted + PageSize - 1) / PageSize);
            if (page > pages) return new ActivityPage([], page, pages, null);
        }

        if (before is { } cursor) posts = posts.Where(p => p.Id < cursor.Id);
        var items = await Items(posts.OrderByDescending(p => p.Id).Skip(before is null ? (page - 1) * PageSize : 0).Take(PageSize + 1), ct);
        var more = items.Count > PageSize;
        if (more) items.RemoveAt(PageSize);
        var older = more && (before is not null || page == TopicLists.NumberedPages) ? new MemberCursor(0, items[^1].PostId).ToString() : null;
        return new ActivityPage(items, page, pages, older);
    }

    /// <summary>The first few, without counting the rest.</summary>
    public Task<List<ActivityItem>> Latest(long authorId, Actor actor, int most, bool solving, CancellationToken ct) =>
        Items(By(authorId, actor, solving).OrderByDescending(p => p.Id).Take(most), ct);

    private IQueryable<Post> By(long authorId, Actor actor, bool solving)
    {
        var posts = db.Posts.ListedFor(actor).Where(p => p.AuthorId == authorId);
        return solving ? posts.Where(p => p.Topic.AcceptedPostId == p.Id) : posts;
    }

    private async Task<List<ActivityItem>> Items(IQueryable<Post> posts, CancellationToken ct)
    {
        var rows = await posts
            .Select(p => new { p.Id, p.TopicId, p.Topic.Slug, p.Topic.Title, p.Number, p.Html, p.LikeCount, p.CreatedAt, p.Topic.CategoryId, Solves = p.Topic.AcceptedPostId == p.Id })
            .ToListAsync(ct);
        var tree = await trees.Get(ct);
        return rows.ConvertAll(r => new ActivityItem(
            r.Id, r.TopicId, r.Slug, r.Title, r.Number, pipeline.Excerpt(r.Html, ExtractLength), r.LikeCount, r.CreatedAt, tree.Find(r.CategoryId)!)
        { Solves = r.Solves });
    }
}
