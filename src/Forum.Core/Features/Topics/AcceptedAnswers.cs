using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>The accepted answer where it is shown: under the question.</summary>
internal sealed record AcceptedAnswer(long PostId, int Number, Person Author, DateTime WrittenAt, string Html)
{
    /// <summary>Who accepted it.</summary>
    public string ByName { get; init; } = "";
}

internal static class AcceptedAnswers
{
    /// <summary>Null when the post is not there any more.</summary>
    public static Task<AcceptedAnswer?> Of(IAsk ask, long postId, CancellationToken ct) => ask.First($"""
        SELECT p.id, p.number, m.id, m.username, m.display_name, m.role, m.avatar, p.created_at, p.html, b.display_name
        FROM posts p JOIN members m ON m.id = p.author_id JOIN topics t ON t.id = p.topic_id LEFT JOIN members b ON b.id = t.accepted_by_id
        WHERE p.id = {postId} AND p.deleted_at IS NULL
        """, row => new AcceptedAnswer(row.GetInt64(0), row.GetInt32(1), Person.Read(row, 2), row.Instant(7), row.GetString(8)) { ByName = row.TextOrNull(9) ?? "" }, ct);

    /// <summary>Takes the mark from a question whose answer is not there any more.</summary>
    public static async Task LeaveWithPost(Write write, long topicId, CancellationToken ct)
    {
        var gone = await write.Db.Posts
            .Where(p => p.TopicId == topicId && p.DeletedAt != null && p.Topic.AcceptedPostId == p.Id)
            .Select(p => new { p.Id, p.AuthorId, p.DeletedById }).FirstOrDefaultAsync(ct);
        if (gone is null) return;

        await write.Db.Topics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.AcceptedPostId, (long?)null).SetProperty(t => t.AcceptedById, (long?)null).SetProperty(t => t.AcceptedAt, (DateTime?)null), ct);
        write.Raise(new AnswerWithdrawn { PostId = gone.Id, TopicId = topicId, AuthorId = gone.AuthorId, ById = gone.DeletedById ?? 0 });
    }
}
