using System.Globalization;

namespace Forum.Core.Features.Reading;

/// <summary>Where a draft will go: a reply to a topic, a new topic, the correction of a post.</summary>
internal readonly record struct DraftPlace(string Kind, long Id)
{
    public const string ReplyKind = "reply";
    public const string TopicKind = "topic";
    public const string EditKind = "edit";

    public static DraftPlace NewTopic => new(TopicKind, 0);

    public static DraftPlace Reply(long topicId) => new(ReplyKind, topicId);

    public static DraftPlace Edit(long postId) => new(EditKind, postId);

    public string Key => Kind == TopicKind ? TopicKind : string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Id}");

    /// <summary>Null when the text names no place.</summary>
    public static DraftPlace? Read(string? key)
    {
        if (key == TopicKind) return NewTopic;
        if (key?.Split(':') is not [ReplyKind or EditKind, var id] parts) return null;
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new DraftPlace(parts[0], number) : null;
    }
}

/// <summary>A draft as a form takes it up again.</summary>
internal sealed record DraftText(string Markdown, int Version, DateTime At)
{
    public string Title { get; init; } = "";

    public string Tags { get; init; } = "";

    public long? CategoryId { get; init; }

    public int? ReplyTo { get; init; }

    public bool IsQuestion { get; init; }
}
