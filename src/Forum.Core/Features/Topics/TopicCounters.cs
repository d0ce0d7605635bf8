using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>What is counted on a topic, changed by one statement each, inside the use case's transaction.</summary>
internal static class TopicCounters
{
    /// <summary>Takes the next number and tells the topic who wrote last. The row is ours until the commit, so two posts never share a number.</summary>
    public static async Task<int> TakeNumber(Write write, long topicId, long authorId, DateTime at, CancellationToken ct)
    {
        await write.Db.Topics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.LastNumber, t => t.LastNumber + 1)
            .SetProperty(t => t.PostCount, t => t.PostCount + 1)
            .SetProperty(t => t.AnswerCount, t => t.AuthorId == authorId ? t.AnswerCount : t.AnswerCount + 1)
            .SetProperty(t => t.LastPosterId, t => t.LastPostAt <= at ? authorId : t.LastPosterId)
            .SetProperty(t => t.LastPostAt, t => t.LastPostAt <= at ? at : t.LastPostAt), ct);

        var (number, faces) = await write.Db.Topics.Where(t => t.Id == topicId)
            .Select(t => new ValueTuple<int, string>(t.LastNumber, t.Faces)).SingleAsync(ct);
        var withPoster = TopicFaces.With(faces, authorId);
        if (withPoster != faces)
            await write.Db.Topics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(t => t.Faces, withPoster), ct);
        return number;
    }

    /// <summary>A post was hidden or came back. Told after its state is set; an accepted answer that is hidden solves nothing any more.</summary>
    public static async Task CountPost(Write write, long topicId, int change, CancellationToken ct)
    {
        await write.Flush(ct);
        await write.Db.Topics.Where(t => t.Id == topicId).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.PostCount, t => t.PostCount + change)
            .SetProperty(t => t.AnswerCount, t => write.Db.Posts.Count(p => p.TopicId == t.Id && p.DeletedAt == null && p.AuthorId != t.AuthorId)), ct);
        if (change < 0) await AcceptedAnswers.LeaveWithPost(write, topicId, ct);
    }

    public static Task CountLike(Write write, long topicId, int change, CancellationToken ct) =>
        write.Db.Topics.Where(t => t.Id == topicId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LikeCount, t => t.LikeCount + change), ct);
}
