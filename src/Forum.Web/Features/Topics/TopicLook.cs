using Forum.Core.Features.Reading;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Reading;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Topics;

/// <summary>
/// All that a member's topic page shows, beside the frame: two who are shown the same are sent the same page. The posts are known by the stamp
/// of their reading (<see cref="TopicPage.Stamp"/>) and not held: a page that is kept must not keep alive what it was made of.
/// </summary>
internal sealed class TopicLook : IEquatable<TopicLook>
{
    private readonly TopicPage topic;
    private readonly PostLook[] looks;
    private readonly IReadOnlyList<RelatedTopic> related;
    private readonly (TopicFlow Flow, int? NextUnread, int? FirstNew, Attention Level, bool IsBookmarked, bool IsMine) own;

    private TopicLook(TopicModel model, Language language)
    {
        topic = model.Topic with { Posts = [] };
        looks = [.. model.Topic.Posts.Select(post => PostLook.Of(PostCard.On(model.Topic, post, forGuest: false, model.Own.Bookmarks.Contains(post.Id)), language))];
        related = model.Related;
        own = (model.Flow, model.NextUnread, model.FirstNew, model.Level, model.Own.IsBookmarked, model.ReaderId == model.Topic.Author.Id);
    }

    /// <summary>Null where the page says something else that is this reader's own: what they typed, or why it was not taken.</summary>
    public static TopicLook? Of(TopicModel model, Language language) =>
        model is { Refusal: null, ReplyRefusal: null, PreviewHtml: null, OtherDraft: null, Own.Draft: null, Reply: { Markdown: null or "", ReplyTo: null } } && model.Topic is { Stamp: not null, IsDeleted: false }
            ? new TopicLook(model, language) : null;

    public bool Equals(TopicLook? other) => other is not null && own == other.own && topic == other.topic
        && looks.AsSpan().SequenceEqual(other.looks) && related.SequenceEqual(other.related);

    public override bool Equals(object? obj) => Equals(obj as TopicLook);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(topic.Id);
        hash.Add(topic.Page);
        hash.Add(topic.Stamp);
        hash.Add(topic.ViewCount);
        hash.Add(own.NextUnread);
        hash.Add(own.FirstNew);
        hash.Add(own.IsBookmarked);
        foreach (var look in looks) hash.Add(look.May);
        return hash.ToHashCode();
    }
}
