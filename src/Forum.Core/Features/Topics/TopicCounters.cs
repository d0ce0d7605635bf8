using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>What is counted on a topic, changed by one statement each, inside the use case's transaction.</summary>
internal static class TopicCounters
{
    /// <summary>Takes the next number and tells the topic who wrote last. The row is ours until the commit, so two posts never share a number.</summary>
    public static async Task<int> TakeNumber(Write write, long topicId, long authorId, DateTime at, CancellationToken ct)
    {
        var topic = (await write.First($"""
            UPDATE topics SET last_number = last_number + 1, post_count = post_count + 1,
                answer_count = CASE WHEN author_id = {authorId} THEN answer_count ELSE answer_count + 1 END,
                last_poster_id = CASE WHEN last_post_at <= {at} THEN {authorId} ELSE last_poster_id END,
                last_post_at = CASE WHEN last_post_at <= {at} THEN {at} ELSE last_post_at END
            WHERE id = {topicId} RETURNING last_number, faces
            """, row => new { Number = row.GetInt32(0), Faces = row.GetString(1) }, ct))!;
        var withPoster = TopicFaces.With(topic.Faces, authorId);
        if (withPoster != topic.Faces) await write.Run($"UPDATE topics SET faces = {withPoster} WHERE id = {topicId}", ct);
        return topic.Number;
    }

    /// <summary>
    /// A post was hidden or came back. Told after its state is set: who wrote last, and when, goes by what can be read; an accepted answer that is
    /// hidden solves nothing any more.
    /// </summary>
    public static async Task CountPost(Write write, long topicId, int change, CancellationToken ct)
    {
        await write.Flush(ct);
        await write.Db.Topics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.PostCount, t => t.PostCount + change)
            .SetProperty(t => t.AnswerCount, t => write.Db.Posts.Count(p => p.TopicId == t.Id && p.DeletedAt == null && p.AuthorId != t.AuthorId)), ct);
        await write.Run($"""
            UPDATE topics SET (last_poster_id, last_post_at) =
                (SELECT p.author_id, p.created_at FROM posts p WHERE p.topic_id = {topicId} AND p.deleted_at IS NULL ORDER BY p.number DESC LIMIT 1)
            WHERE id = {topicId} AND EXISTS (SELECT 1 FROM posts p WHERE p.topic_id = {topicId} AND p.deleted_at IS NULL)
            """, ct);
        if (change < 0) await AcceptedAnswers.LeaveWithPost(write, topicId, ct);
    }

    public static Task CountLike(Write write, long topicId, int change, CancellationToken ct) =>
        write.Db.Topics.Where(t => t.Id == topicId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LikeCount, t => t.LikeCount + change), ct);
}
