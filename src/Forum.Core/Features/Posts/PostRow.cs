using System.Data.Common;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;

namespace Forum.Core.Features.Posts;

/// <summary>A post as its page needs it, before it is known who reads. The ids in the text carry the post's number.</summary>
internal sealed record PostRow(
    long Id, int Number, Person Author, DateTime CreatedAt, DateTime? EditedAt, string Html, int Version,
    int? ReplyTo, string? ReplyToName, int Likes, PostRights Rights, HiddenWhy? Hidden)
{
    /// <summary>Who reads decides whether it is there at all.</summary>
    public bool IsForSome => Rights.IsDeleted || Hidden is not null;

    /// <summary>The posts of one page, deleted ones too: a range of numbers, so page 500 costs what page 1 does.</summary>
    public static Task<List<PostRow>> Page(IAsk ask, TopicHead topic, int page, CancellationToken ct)
    {
        var first = ((page - 1) * Topic.PostsPerPage) + 1;
        return ask.All($"""
            SELECT p.id, p.number, m.id, m.username, m.display_name, m.role, m.avatar, p.created_at, p.edited_at, p.html, p.version,
                p.reply_to, a.display_name, p.like_count, p.deleted_at IS NOT NULL, p.deleted_by_id, h.reason, h.by_id IS NULL
            FROM posts p JOIN members m ON m.id = p.author_id
                LEFT JOIN posts r ON r.topic_id = p.topic_id AND r.number = p.reply_to LEFT JOIN members a ON a.id = r.author_id
                LEFT JOIN post_hidings h ON h.post_id = p.id
            WHERE p.topic_id = {topic.Id} AND p.number >= {first} AND p.number < {first + Topic.PostsPerPage} ORDER BY p.number
            """, row => Read(row, topic), ct);
    }

    private static PostRow Read(DbDataReader row, TopicHead topic)
    {
        var (number, author, createdAt) = (row.GetInt32(1), Person.Read(row, 2), row.Instant(7));
        return new PostRow(
            row.GetInt64(0), number, author, createdAt, row.InstantOrNull(8), PostIds.For(row.GetString(9), $"p{number}-"), row.GetInt32(10),
            (int?)row.NumberOrNull(11), row.TextOrNull(12), row.GetInt32(13),
            new PostRights(author.Id, number, createdAt, row.GetBoolean(14), row.NumberOrNull(15), topic.IsClosed, topic.IsDeleted, topic.CategoryId),
            row.TextOrNull(16) is { } reason ? new HiddenWhy(reason, ByReports: row.GetBoolean(17)) : null);
    }
}
