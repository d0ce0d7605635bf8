using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Topics;

/// <summary>The lists of what waits for an answer and of what has one, as addresses name them.</summary>
internal static class QuestionLists
{
    public const string All = "/questions";

    /// <summary>From what waits most to what waits no more.</summary>
    public static readonly IReadOnlyList<TopicStatus> Order = [TopicStatus.Unanswered, TopicStatus.Open, TopicStatus.Solved];

    public static string Path(TopicStatus status) => status switch
    {
        TopicStatus.Unanswered => ListTabs.Unanswered,
        TopicStatus.Solved => All + "?status=solved",
        _ => All,
    };

    /// <summary>The last word of its keys.</summary>
    public static string Kind(TopicStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Those of one category, as searches name them too.</summary>
    public static string Path(string category, TopicStatus status) => $"{category}?status={Kind(status)}";

    /// <summary>Null when that is no status.</summary>
    public static TopicStatus? Named(string? name) => Order.Where(status => Kind(status) == name).Select(status => (TopicStatus?)status).FirstOrDefault();

    /// <summary>Null when the address names no list of questions.</summary>
    public static TopicStatus? Read(string? name) => name switch
    {
        null or "" => TopicStatus.Open,
        "solved" => TopicStatus.Solved,
        _ => null,
    };
}
