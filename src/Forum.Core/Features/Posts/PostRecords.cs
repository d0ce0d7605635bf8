using System.Linq.Expressions;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>A post as data: both its texts, and nothing about who asks.</summary>
internal sealed record PostRecord(
    long Id, long TopicId, string Slug, int Number, string Author, string Markdown, string Html, DateTime CreatedAt, DateTime? EditedAt, int? ReplyTo, int Likes);

/// <summary>Posts for programs. What is deleted is not there, whoever asks.</summary>
internal sealed class PostRecords(ForumDb db)
{
    public async Task<List<PostRecord>> Page(long topicId, int page, Actor actor, CancellationToken ct)
    {
        var first = ((page - 1) * Topic.PostsPerPage) + 1;
        var rows = await Records(actor, p => p.TopicId == topicId && p.Number >= first && p.Number < first + Topic.PostsPerPage).ToListAsync(ct);
        return rows.ConvertAll(WithIds);
    }

    public async Task<PostRecord?> Find(long postId, Actor actor, CancellationToken ct) =>
        await Records(actor, p => p.Id == postId).FirstOrDefaultAsync(ct) is { } post ? WithIds(post) : null;

    private IQueryable<PostRecord> Records(Actor actor, Expression<Func<Post, bool>> which) => db.Posts.ListedFor(actor).Where(which).OrderBy(p => p.Number)
        .Select(p => new PostRecord(
            p.Id, p.TopicId, p.Topic.Slug, p.Number, p.Author.Username, p.Markdown, p.Html, p.CreatedAt, p.EditedAt, p.ReplyTo, p.LikeCount));

    private static PostRecord WithIds(PostRecord post) => post with { Html = PostIds.For(post.Html, $"p{post.Number}-") };
}
