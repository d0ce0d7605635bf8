using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Reading;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Topics;

/// <summary>
/// All that a member's topic page shows, beside the frame: two who are shown the same are sent the same page. Rows of posts and the topic's
/// head come from <see cref="TopicShelf"/>, so the same ones are the same objects and to compare them costs little.
/// </summary>
internal sealed class TopicLook : IEquatable<TopicLook>
{
    private readonly TopicPage topic;
    private readonly (PostRow Row, PostLook Look)[] posts;
    private readonly IReadOnlyList<RelatedTopic> related;
    private readonly (TopicFlow Flow, int? NextUnread, int? FirstNew, Attention Level, bool IsBookmarked, bool IsMine) own;

    private TopicLook(TopicModel model, Language language)
    {
        topic = model.Topic with { Posts = [] };
        posts = [.. model.Topic.Posts.Select(post => (post.Row, PostLook.Of(new PostCard(post, model.Topic, ForGuest: false, model.Own.Bookmarks.Contains(post.Id)), language)))];
        related = model.Related;
        own = (model.Flow, model.NextUnread, model.FirstNew, model.Level, model.Own.IsBookmarked, model.ReaderId == model.Topic.Author.Id);
    }

    /// <summary>Null where the page says something else that is this reader's own: what they typed, or why it was not taken.</summary>
    public static TopicLook? Of(TopicModel model, Language language) =>
        model is { Refusal: null, PreviewHtml: null, OtherDraft: null, Own.Draft: null, Reply: { Markdown: null or "", ReplyTo: null } } && !model.Topic.IsDeleted
            ? new TopicLook(model, language) : null;

    public bool Equals(TopicLook? other) => other is not null && own == other.own && topic == other.topic
        && posts.AsSpan().SequenceEqual(other.posts) && related.SequenceEqual(other.related);

    public override bool Equals(object? obj) => Equals(obj as TopicLook);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(topic.Id);
        hash.Add(topic.Page);
        hash.Add(topic.ViewCount);
        hash.Add(own.NextUnread);
        hash.Add(own.FirstNew);
        hash.Add(own.IsBookmarked);
        foreach (var (_, look) in posts) hash.Add(look.May);
        return hash.ToHashCode();
    }
}
