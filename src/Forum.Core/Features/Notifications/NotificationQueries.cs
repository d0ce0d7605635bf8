using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>A notification as its list shows it. Title and extract are there while the post may be read.</summary>
internal sealed record NotificationItem(
    long Id, NotificationKind Kind, Person? By, int Others, long? PostId, string? Title, string Extract, string Detail, DateTime At, bool IsRead);

internal sealed record NotificationPage(IReadOnlyList<NotificationItem> Items, int Page, int Pages, string? Older);

/// <summary>What one was told, newest first: two commands a page.</summary>
internal sealed class NotificationQueries(ForumDb db, MarkdownPipeline pipeline)
{
    public const int PageSize = 30;

    private const int ExtractLength = 160;

    public async Task<NotificationPage> Page(Actor actor, int page, MemberCursor? before, CancellationToken ct)
    {
        var mine = db.Notifications.ShownTo(db, actor);
        var pages = 0;
        if (before is null)
        {
            var counted = await mine.Take(PageSize * TopicLists.NumberedPages).CountAsync(ct);
            pages = Math.Max(1, (counted + PageSize - 1) / PageSize);
            if (page > pages) return new NotificationPage([], page, pages, null);
        }
        else
        {
            var (at, id) = (before.Value.Time, before.Value.Id);
            mine = mine.Where(n => n.At < at || (n.At == at && n.Id < id));
        }

        var ordered = mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id);
        var items = await Items(ordered.Skip(before is null ? (page - 1) * PageSize : 0).Take(PageSize + 1), actor, ct);
        var more = items.Count > PageSize;
        if (more) items.RemoveAt(PageSize);
        var older = more && (before is not null || page == TopicLists.NumberedPages) ? MemberCursor.At(items[^1].At, items[^1].Id).ToString() : null;
        return new NotificationPage(items, page, pages, older);
    }

    /// <summary>The newest that wait to be read: one command.</summary>
    public Task<List<NotificationItem>> Waiting(Actor actor, int most, CancellationToken ct) => Items(
        db.Notifications.Where(n => n.ReadAt == null).ShownTo(db, actor).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(most), actor, ct);

    /// <summary>Null when it is not this reader's, or no longer there for them.</summary>
    public async Task<NotificationItem?> Find(long id, Actor actor, CancellationToken ct) =>
        (await Items(db.Notifications.ShownTo(db, actor).Where(n => n.Id == id), actor, ct)).FirstOrDefault();

    private async Task<List<NotificationItem>> Items(IQueryable<Notification> notifications, Actor actor, CancellationToken ct)
    {
        var posts = db.Posts.ListedFor(actor);
        var rows = await notifications.Select(n => new
        {
            n.Id,
            n.Kind,
            By = n.By == null ? null : new Person(n.By.Id, n.By.Username, n.By.DisplayName, n.By.Role, n.By.Avatar),
            n.Others,
            n.Detail,
            n.At,
            n.ReadAt,
            Post = posts.Where(p => p.Id == n.PostId).Select(p => new { p.Id, p.Topic.Title, p.Html }).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new NotificationItem(
            r.Id, r.Kind, r.By, r.Others, r.Post?.Id, r.Post?.Title, r.Post is null ? "" : pipeline.Excerpt(r.Post.Html, ExtractLength), r.Detail, r.At, r.ReadAt is not null));
    }
}
