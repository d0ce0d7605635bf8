using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <param name="Id">The bookmark.</param>
/// <param name="TopicId">Its topic.</param>
/// <param name="Slug">For the address.</param>
/// <param name="Title">The topic's.</param>
/// <param name="Number">Of the post; null for the topic as a whole.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Extract">Its first words.</param>
/// <param name="Note">Why it was kept.</param>
/// <param name="At">When it was kept.</param>
internal sealed record BookmarkItem(long Id, long TopicId, string Slug, string Title, int? Number, string Author, string Extract, string Note, DateTime At);

internal sealed record BookmarkPage(IReadOnlyList<BookmarkItem> Items, int Page, int Pages, string? Older);

/// <summary>What a member keeps, the last kept first, as far as they may still read it.</summary>
internal sealed class BookmarkQueries(ForumDb db, MarkdownPipeline pipeline)
{
    public const int PageSize = 20;
    private const int ExtractLength = 160;

    public async Task<BookmarkPage> Page(Actor actor, int page, TopicCursor? before, CancellationToken ct)
    {
        var rows = db.Bookmarks.Where(b => b.MemberId == actor.Id)
            .Join(db.Topics.ListedFor(actor), b => b.TopicId, t => t.Id, (b, t) => new { Mark = b, Topic = t })
            .Where(x => x.Mark.PostId == null || db.Posts.Any(p => p.Id == x.Mark.PostId && p.DeletedAt == null));
        var pages = 0;
        if (before is null)
        {
            var counted = await rows.Take(PageSize * TopicLists.NumberedPages).CountAsync(ct);
            pages = Math.Max(1, (counted + PageSize - 1) / PageSize);
            if (page > pages) return new BookmarkPage([], page, pages, null);
        }

        if (before is { } cursor) rows = rows.Where(x => x.Mark.Id < cursor.Id);
        var found = await rows.OrderByDescending(x => x.Mark.Id).Skip(before is null ? (page - 1) * PageSize : 0).Take(PageSize + 1)
            .Select(x => new
            {
                x.Mark.Id,
                x.Mark.TopicId,
                x.Topic.Slug,
                x.Topic.Title,
                x.Mark.Note,
                x.Mark.At,
                Opener = x.Topic.Author.DisplayName,
                Post = db.Posts.Where(p => p.Id == x.Mark.PostId).Select(p => new { p.Number, p.Html, p.Author.DisplayName }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var items = found.ConvertAll(b => new BookmarkItem(
            b.Id, b.TopicId, b.Slug, b.Title, b.Post?.Number, b.Post?.DisplayName ?? b.Opener, b.Post is null ? "" : pipeline.Excerpt(b.Post.Html, ExtractLength), b.Note, b.At));
        var more = items.Count > PageSize;
        if (more) items.RemoveAt(PageSize);
        var goesOn = more && (before is not null || page == TopicLists.NumberedPages);
        return new BookmarkPage(items, page, pages, goesOn ? new TopicCursor(items[^1].At, items[^1].Id).ToString() : null);
    }
}
