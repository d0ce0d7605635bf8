using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>A post as its page needs it, before it is known who reads. The ids in the text carry the post's number.</summary>
internal sealed record PostRow(
    long Id, int Number, Person Author, DateTime CreatedAt, DateTime? EditedAt, string Html, int Version,
    int? ReplyTo, string? ReplyToName, int Likes, PostRights Rights, HiddenWhy? Hidden)
{
    /// <summary>The posts of one page: a range of numbers, so page 500 costs what page 1 does.</summary>
    public static async Task<List<PostRow>> Page(ForumDb db, IQueryable<Post> posts, long topicId, int page, CancellationToken ct)
    {
        var first = ((page - 1) * Topic.PostsPerPage) + 1;
        var rows = await posts
            .Where(p => p.TopicId == topicId && p.Number >= first && p.Number < first + Topic.PostsPerPage)
            .OrderBy(p => p.Number)
            .Select(p => new PostRow(
                p.Id, p.Number, new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar), p.CreatedAt, p.EditedAt, p.Html, p.Version,
                p.ReplyTo, db.Posts.Where(r => r.TopicId == topicId && r.Number == p.ReplyTo).Select(r => r.Author.DisplayName).FirstOrDefault(), p.LikeCount,
                new PostRights(p.AuthorId, p.Number, p.CreatedAt, p.DeletedAt != null, p.DeletedById, p.Topic.Closure != null, p.Topic.DeletedAt != null, p.Topic.CategoryId),
                p.Hiding == null ? null : new HiddenWhy(p.Hiding.Reason, p.Hiding.ById == null)))
            .ToListAsync(ct);
        return rows.ConvertAll(row => row with { Html = PostIds.For(row.Html, $"p{row.Number}-") });
    }
}
