using Forum.Core.Features.Moderation;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Posts;

/// <summary>What an actor may do with posts, and why not.</summary>
internal static class PostPolicy
{
    public const string NotYours = "posts.refused.notYours";
    public const string TooLate = "posts.refused.tooLate";
    public const string IsDeleted = "posts.refused.deleted";
    public const string FirstPost = "posts.refused.firstPost";
    public const string OwnPost = "posts.refused.ownLike";
    public const string RemovedByStaff = "posts.refused.removedByStaff";

    public static Decision Edit(Actor actor, PostRights post, TimeSpan ownWindow, DateTime now)
    {
        if (actor.IsGuest) return Decision.Refuse(TopicPolicy.SignIn);
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (post.IsGone) return Decision.Refuse(IsDeleted);
        if (actor.Moderates(post.CategoryId)) return Decision.Allow;
        if (!actor.Is(post.AuthorId)) return Decision.Refuse(NotYours);
        if (post.TopicIsClosed) return Decision.Refuse(TopicPolicy.Closed);
        return now - post.CreatedAt <= ownWindow ? Decision.Allow : Decision.Refuse(TooLate);
    }

    /// <summary>The first post goes with its topic.</summary>
    public static Decision Delete(Actor actor, PostRights post)
    {
        if (actor.IsGuest) return Decision.Refuse(TopicPolicy.SignIn);
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (post.TopicIsDeleted) return Decision.Refuse(TopicPolicy.Deleted);
        if (post.Number == 1) return Decision.Refuse(FirstPost);
        return actor.Moderates(post.CategoryId) || actor.Is(post.AuthorId) ? Decision.Allow : Decision.Refuse(NotYours);
    }

    /// <summary>Who deleted may undo it; what staff removed only staff bring back.</summary>
    public static Decision Restore(Actor actor, PostRights post)
    {
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (post.TopicIsDeleted) return Decision.Refuse(TopicPolicy.Deleted);
        if (actor.Moderates(post.CategoryId)) return Decision.Allow;
        if (!actor.Is(post.AuthorId)) return Decision.Refuse(NotYours);
        return actor.Is(post.DeletedById ?? 0) ? Decision.Allow : Decision.Refuse(RemovedByStaff);
    }

    public static Decision Like(Actor actor, PostRights post)
    {
        if (actor.IsGuest) return Decision.Refuse(TopicPolicy.SignIn);
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (post.IsGone) return Decision.Refuse(IsDeleted);
        return actor.Is(post.AuthorId) ? Decision.Refuse(OwnPost) : Decision.Allow;
    }
}

/// <summary>What the policy must know of a post; a page asks for twenty at once without loading their texts.</summary>
internal readonly record struct PostRights(
    long AuthorId, int Number, DateTime CreatedAt, bool IsDeleted, long? DeletedById, bool TopicIsClosed, bool TopicIsDeleted, long CategoryId)
{
    public bool IsGone => IsDeleted || TopicIsDeleted;

    public static PostRights Of(Post post) => new(
        post.AuthorId, post.Number, post.CreatedAt, post.IsDeleted, post.DeletedById, post.Topic.Closure is not null, post.Topic.IsDeleted, post.Topic.CategoryId);
}
