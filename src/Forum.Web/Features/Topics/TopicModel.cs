using Forum.Core.Features.Reading;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Reading;

namespace Forum.Web.Features.Topics;

/// <summary>A topic's page with its reply form.</summary>
internal sealed record TopicModel(TopicPage Topic, ReplyForm Reply)
{
    /// <summary>Why what was done to the topic as a whole was not done; at the top.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Why the reply was not taken; beside its box, where the form's address leads.</summary>
    public Refusal? ReplyRefusal { get; init; }

    public string? PreviewHtml { get; init; }

    /// <summary>What another tab saved meanwhile.</summary>
    public string? OtherDraft { get; init; }

    /// <summary>What is this reader's own here.</summary>
    public OwnTopic Own { get; init; } = OwnTopic.Guest;

    /// <summary>How closely they follow it: their own choice, or the category's.</summary>
    public Attention Level { get; init; } = Attention.Normal;

    /// <summary>What to read next, on the last page.</summary>
    public IReadOnlyList<RelatedTopic> Related { get; init; } = [];

    public TopicFlow Flow { get; init; } = TopicFlow.None;

    /// <summary>Where reading goes on, when there is more and some was read.</summary>
    public int? NextUnread => Own.Number > 0 && Own.Number < Topic.LastNumber ? Own.Number + 1 : null;

    public long ReaderId { get; init; }

    /// <summary>The first post of this page that is new to somebody who was here before; what one wrote oneself is not.</summary>
    public int? FirstNew => NextUnread is { } next ? Topic.Posts.FirstOrDefault(p => p.Number >= next && p.Author.Id != ReaderId)?.Number : null;
}
