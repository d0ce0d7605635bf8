using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Posts;

/// <summary>A post on its topic's page.</summary>
internal sealed record PostCard(PostView Post, TopicPage Topic, bool ForGuest, bool IsKept = false)
{
    public bool IsAccepted => Topic.AcceptedPostId == Post.Id;

    /// <summary>One may solve a question with it, or take that back.</summary>
    public bool MayAccept => Topic.MayAccept.Allowed && Post.Number > 1 && !Post.IsDeleted;
}
