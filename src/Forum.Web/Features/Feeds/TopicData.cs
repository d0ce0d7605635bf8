using System.Text.Json.Nodes;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Text;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;

namespace Forum.Web.Features.Feeds;

/// <summary>A topic's first page in the words of schema.org: a question with its answers, or a discussion with its comments.</summary>
internal static class TopicData
{
    // Enough to say what a post is about; the page itself has the rest.
    private const int FirstLength = 1_000;
    private const int ReplyLength = 400;
    private const int MostReplies = 10;

    /// <summary>Null on later pages: the first post is not there.</summary>
    public static StructuredData? Of(TopicPage topic, PageFrame frame)
    {
        if (topic.Posts is not [{ Number: 1, IsDeleted: false } first, ..]) return null;

        var replies = topic.Posts.Skip(1).Where(p => !p.IsDeleted && p.Id != topic.AcceptedPostId).Take(MostReplies).ToList();
        return StructuredData.Of(topic.IsQuestion ? Question(topic, first, replies, frame) : Discussion(topic, first, replies, frame));
    }

    private static JsonObject Question(TopicPage topic, PostView first, List<PostView> replies, PageFrame frame) => StructuredData.Thing("QAPage",
        ("mainEntity", StructuredData.Thing("Question",
            ("name", topic.Title),
            ("text", Text(first.Html, FirstLength)),
            ("url", frame.Absolute(Paths.Topic(topic.Slug, topic.Id))),
            ("answerCount", topic.Replies),
            ("upvoteCount", first.Likes),
            ("author", Person(first.Author, frame)),
            ("datePublished", first.CreatedAt),
            ("dateModified", first.EditedAt),
            ("acceptedAnswer", topic.Answer is { } answer ? Accepted(topic, answer, frame) : null),
            ("suggestedAnswer", List(replies, p => Reply("Answer", topic, p, frame))))));

    private static JsonObject Discussion(TopicPage topic, PostView first, List<PostView> replies, PageFrame frame) => StructuredData.Thing("DiscussionForumPosting",
        ("headline", topic.Title),
        ("text", Text(first.Html, FirstLength)),
        ("url", frame.Absolute(Paths.Topic(topic.Slug, topic.Id))),
        ("mainEntityOfPage", frame.Absolute(Paths.Topic(topic.Slug, topic.Id))),
        ("author", Person(first.Author, frame)),
        ("datePublished", first.CreatedAt),
        ("dateModified", first.EditedAt),
        ("commentCount", topic.Replies),
        ("interactionStatistic", new JsonArray(Counter("LikeAction", first.Likes), Counter("CommentAction", topic.Replies))),
        ("comment", List(replies, p => Reply("Comment", topic, p, frame))));

    private static JsonObject Accepted(TopicPage topic, AcceptedAnswer answer, PageFrame frame) => StructuredData.Thing("Answer",
        ("text", Text(answer.Html, FirstLength)),
        ("url", frame.Absolute(Paths.Post(topic.Slug, topic.Id, answer.Number))),
        ("upvoteCount", topic.Posts.FirstOrDefault(p => p.Id == answer.PostId)?.Likes ?? 0),
        ("author", Person(answer.Author, frame)),
        ("datePublished", answer.WrittenAt));

    private static JsonObject Reply(string type, TopicPage topic, PostView post, PageFrame frame) => StructuredData.Thing(type,
        ("text", Text(post.Html, ReplyLength)),
        ("url", frame.Absolute(Paths.Post(topic.Slug, topic.Id, post.Number))),
        ("upvoteCount", type == "Answer" ? post.Likes : null),
        ("author", Person(post.Author, frame)),
        ("datePublished", post.CreatedAt));

    private static JsonObject Person(Person person, PageFrame frame) => StructuredData.Thing("Person",
        ("name", person.DisplayName), ("url", frame.Absolute(Paths.Member(person.Username))));

    private static JsonObject Counter(string action, int count) => StructuredData.Thing("InteractionCounter",
        ("interactionType", $"https://schema.org/{action}"), ("userInteractionCount", count));

    private static JsonArray? List(List<PostView> posts, Func<PostView, JsonObject> of) => posts.Count == 0 ? null : new JsonArray([.. posts.Select(of)]);

    private static string Text(string html, int length) => Excerpts.Cut(CleanText.Line(HtmlText.Of(html, withoutQuotes: true)), length);
}
