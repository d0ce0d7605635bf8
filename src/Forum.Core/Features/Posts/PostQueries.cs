using Forum.Core.Features.Groups;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>Where a post stands.</summary>
internal sealed record PostPlace(long TopicId, string Slug, int Number)
{
    public int Page => Topic.PageOf(Number);
}

/// <summary>A post's text for who quotes or edits it.</summary>
internal sealed record PostSource(
    long Id, long TopicId, string TopicTitle, string Slug, int Number, string AuthorName, string Markdown, int Version, string Html, long CategoryId)
{
    /// <summary>As others know them; a quotation names them by username.</summary>
    public required string AuthorDisplayName { get; init; }
}

/// <summary>Posts for a topic's page, for their own addresses and for those who write.</summary>
internal sealed class PostQueries(Lazy<ForumDb> db, IAsk ask, SettingsStore settings, Flairs flairs, TimeProvider time)
{
    /// <summary>Posts of one page of a topic that this reader may see, with what they may do with each.</summary>
    public async Task<List<PostView>> For(IReadOnlyList<PostRow> rows, long topicId, Actor actor, CancellationToken ct)
    {
        var mine = await LikedBy(actor, topicId, rows, ct);
        var window = await OwnWindow(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var worn = await flairs.Get(ct);
        return [.. rows.Select(r => new PostView(
            r.Id, r.Number, r.Author with { Flair = worn.Of(r.Author.Id, actor) }, r.CreatedAt, r.EditedAt, r.Html, r.Version,
            r.ReplyTo, r.ReplyToName, r.Likes, mine.Contains(r.Id), r.Rights.IsDeleted)
        {
            Row = r,
            Hidden = r.Hidden,
            MayReport = ModerationPolicy.Report(actor, r.Rights.AuthorId),
            MayModerate = ModerationPolicy.Moderate(actor, r.Rights.CategoryId),
            MayEdit = PostPolicy.Edit(actor, r.Rights, window, now),
            MayDelete = PostPolicy.Delete(actor, r.Rights),
            MayRestore = PostPolicy.Restore(actor, r.Rights),
            MayLike = PostPolicy.Like(actor, r.Rights),
        })];
    }

    public Task<PostPlace?> Place(long postId, Actor actor, CancellationToken ct) => db.Value.Posts
        .VisibleTo(actor).Where(p => p.Id == postId)
        .Select(p => new PostPlace(p.TopicId, p.Topic.Slug, p.Number))
        .FirstOrDefaultAsync(ct);

    public Task<PostSource?> Source(long postId, Actor actor, CancellationToken ct) =>
        Sources(db.Value.Posts.VisibleTo(actor).Where(p => p.Id == postId)).FirstOrDefaultAsync(ct);

    public Task<PostSource?> Source(long topicId, int number, Actor actor, CancellationToken ct) =>
        Sources(db.Value.Posts.VisibleTo(actor).Where(p => p.TopicId == topicId && p.Number == number)).FirstOrDefaultAsync(ct);

    /// <summary>Asked before the edit form is shown; the use case asks again.</summary>
    public async Task<Decision> MayEdit(long postId, Actor actor, CancellationToken ct)
    {
        var rights = await db.Value.Posts.VisibleTo(actor).Where(p => p.Id == postId)
            .Select(p => new PostRights(p.AuthorId, p.Number, p.CreatedAt, p.DeletedAt != null, p.DeletedById, p.Topic.Closure != null, p.Topic.DeletedAt != null, p.Topic.CategoryId))
            .FirstOrDefaultAsync(ct);
        return PostPolicy.Edit(actor, rights, await OwnWindow(ct), time.GetUtcNow().UtcDateTime);
    }

    private static IQueryable<PostSource> Sources(IQueryable<Post> posts) => posts
        .Select(p => new PostSource(p.Id, p.TopicId, p.Topic.Title, p.Topic.Slug, p.Number, p.Author.Username, p.Markdown, p.Version, p.Html, p.Topic.CategoryId) { AuthorDisplayName = p.Author.DisplayName });

    private async Task<TimeSpan> OwnWindow(CancellationToken ct) => TimeSpan.FromHours((await settings.Get<PostingSettings>(ct)).OwnEditHours);

    private async Task<HashSet<long>> LikedBy(Actor actor, long topicId, IReadOnlyList<PostRow> rows, CancellationToken ct) =>
        actor.IsGuest || rows.Count == 0 ? [] : [.. await ask.All($"""
            SELECT p.id FROM posts p WHERE p.topic_id = {topicId} AND p.number BETWEEN {rows[0].Number} AND {rows[^1].Number}
                AND EXISTS (SELECT 1 FROM post_likes l WHERE l.post_id = p.id AND l.member_id = {actor.Id})
            """, row => row.GetInt64(0), ct)];
}
