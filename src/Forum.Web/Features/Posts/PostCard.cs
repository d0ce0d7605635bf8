using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Posts;

/// <summary>A post on its topic's page: all that its view sees, beside the words and the time. Two that say the same look the same.</summary>
internal sealed record PostCard(PostView Post, PostTopic Topic)
{
    public required bool ForGuest { get; init; }

    /// <summary>The reader has a bookmark here.</summary>
    public required bool IsKept { get; init; }

    public required bool IsAccepted { get; init; }

    /// <summary>One may solve a question with it, or take that back.</summary>
    public required bool MayAccept { get; init; }

    public required bool MayReply { get; init; }

    public static PostCard On(TopicPage topic, PostView post, bool forGuest, bool isKept) => new(post, new PostTopic(topic.Id, topic.Slug, topic.Page))
    {
        ForGuest = forGuest,
        IsKept = isKept,
        IsAccepted = topic.AcceptedPostId == post.Id,
        MayAccept = topic.MayAccept.Allowed && post.Number > 1 && !post.IsDeleted,
        MayReply = topic.MayReply.Allowed,
    };
}

/// <summary>What a post says of its topic: where its links lead. No more, or a new title would have all posts rendered anew.</summary>
internal readonly record struct PostTopic(long Id, string Slug, int Page);
