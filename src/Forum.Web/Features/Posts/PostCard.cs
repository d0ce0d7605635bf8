using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Posts;

/// <summary>A post on its topic's page.</summary>
internal sealed record PostCard(PostView Post, TopicPage Topic, bool ForGuest, bool IsKept = false);
