using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Takes a post out of sight with a reason, and brings it back. A first post goes and comes with its topic.</summary>
internal static class Hiding
{
    /// <summary>Hides, or says more about what is hidden already: first reports, then a moderator.</summary>
    /// <param name="write">Open.</param>
    /// <param name="post">Tracked, with its topic.</param>
    /// <param name="byId">The moderator; null for reports.</param>
    /// <param name="reason">For the author.</param>
    /// <param name="ct">Ends with the request.</param>
    public static async Task Hide(Write write, Post post, long? byId, string reason, CancellationToken ct)
    {
        var hiding = await write.Db.PostHidings.FirstOrDefaultAsync(h => h.PostId == post.Id, ct);
        if (hiding is null)
        {
            hiding = new PostHiding { PostId = post.Id };
            write.Db.PostHidings.Add(hiding);
        }

        hiding.Say(byId, reason, write.Now);
        if (post.IsFirst) await HideTopic(write, post.Topic, byId, ct);
        else await HideReply(write, post, byId, ct);
        write.Raise(new PostHidden { PostId = post.Id, TopicId = post.TopicId, AuthorId = post.AuthorId, ById = byId, Reason = reason });
    }

    /// <summary>Returns whether it was hidden.</summary>
    public static async Task<bool> Undo(Write write, Post post, CancellationToken ct)
    {
        if (await write.Db.PostHidings.FirstOrDefaultAsync(h => h.PostId == post.Id, ct) is not { } hiding) return false;

        write.Db.PostHidings.Remove(hiding);
        if (post.IsFirst && post.Topic.IsDeleted)
        {
            post.Topic.Restore();
            await TopicTags.CountTopic(write, post.TopicId, 1, ct);
            write.Raise(new TopicRestored { TopicId = post.TopicId, CategoryId = post.Topic.CategoryId, PostCount = post.Topic.PostCount });
        }
        else if (!post.IsFirst && post.IsDeleted)
        {
            post.Restore();
            await TopicCounters.CountPost(write, post.TopicId, 1, ct);
            write.Raise(new PostRestored { PostId = post.Id, TopicId = post.TopicId, CategoryId = post.Topic.CategoryId, AuthorId = post.AuthorId });
        }

        return true;
    }

    private static async Task HideTopic(Write write, Topic topic, long? byId, CancellationToken ct)
    {
        if (topic.IsDeleted) return;

        topic.Delete(byId, write.Now);
        await TopicTags.CountTopic(write, topic.Id, -1, ct);
        write.Raise(new TopicDeleted { TopicId = topic.Id, CategoryId = topic.CategoryId, ById = byId ?? 0, PostCount = topic.PostCount });
    }

    private static async Task HideReply(Write write, Post post, long? byId, CancellationToken ct)
    {
        if (post.IsDeleted)
        {
            // What the author took away in time stays hidden, by a moderator now.
            post.Delete(byId, write.Now);
            return;
        }

        post.Delete(byId, write.Now);
        await TopicCounters.CountPost(write, post.TopicId, -1, ct);
        write.Raise(new PostDeleted { PostId = post.Id, TopicId = post.TopicId, CategoryId = post.Topic.CategoryId, AuthorId = post.AuthorId, ById = byId ?? 0 });
    }
}
