using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Web.Features.Posts;

namespace Forum.Web.Features.Topics;

/// <summary>A topic's page with its reply form.</summary>
internal sealed record TopicModel(TopicPage Topic, ReplyForm Reply)
{
    /// <summary>Why the last thing tried was not done, shown at the top or under the reply's field.</summary>
    public Refusal? Refusal { get; init; }

    public string? PreviewHtml { get; init; }
}
