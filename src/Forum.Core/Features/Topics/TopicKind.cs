using Forum.Core.Features.Categories;

namespace Forum.Core.Features.Topics;

/// <summary>What a topic wants. The numbers are stored.</summary>
internal enum TopicKind
{
    Discussion = 0,

    /// <summary>An answer: one of its replies can be accepted.</summary>
    Question = 1,
}

/// <summary>How far a question is, as addresses and searches name it.</summary>
internal enum TopicStatus
{
    /// <summary>A question without an accepted answer.</summary>
    Open,

    /// <summary>A topic of any kind that nobody has replied to, and that still takes a reply.</summary>
    Unanswered,
    Solved,
}

internal static class TopicKinds
{
    /// <summary>The kind a topic gets in a category; null where it cannot be the question it was asked to be.</summary>
    public static TopicKind? In(QuestionMode mode, TopicKind? asked) => (mode, asked) switch
    {
        (QuestionMode.Always, _) => TopicKind.Question,
        (QuestionMode.Never, TopicKind.Question) => null,
        _ => asked ?? TopicKind.Discussion,
    };

    public static IQueryable<Topic> With(this IQueryable<Topic> topics, TopicStatus status) => status switch
    {
        TopicStatus.Solved => topics.Where(t => t.AcceptedPostId != null),
        TopicStatus.Open => topics.Where(t => t.Kind == TopicKind.Question && t.AcceptedPostId == null),
        _ => topics.Where(t => t.PostCount == 1 && t.Closure == null),
    };
}
