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
    /// <summary>Null when there is none, or not among the posts given.</summary>
    public static async Task<AcceptedAnswer?> Of(ForumDb db, IQueryable<Post> posts, long? postId, CancellationToken ct) => postId is null
        ? null
        : await posts.Where(p => p.Id == postId)
            .Select(p => new AcceptedAnswer(p.Id, p.Number, new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar), p.CreatedAt, p.Html)
            {
                ByName = db.Members.Where(m => m.Id == p.Topic.AcceptedById).Select(m => m.DisplayName).FirstOrDefault() ?? "",
            })
            .FirstOrDefaultAsync(ct);

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
