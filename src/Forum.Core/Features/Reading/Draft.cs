namespace Forum.Core.Features.Reading;

/// <summary>A text that is not sent yet: one for each place that a member writes in.</summary>
internal sealed class Draft
{
    public long Id { get; private set; }

    public required long MemberId { get; init; }

    /// <summary>Where it will go; see <see cref="DraftPlace"/>.</summary>
    public required string Place { get; init; }

    /// <summary>The topic answered or corrected in; null for a new one.</summary>
    public long? TopicId { get; init; }

    public string Title { get; set; } = "";

    public string Tags { get; set; } = "";

    public long? CategoryId { get; set; }

    public int? ReplyTo { get; set; }

    public bool IsQuestion { get; set; }

    public required string Markdown { get; set; }

    /// <summary>Raised by every saving: who saves over a version they have not seen is told of it.</summary>
    public int Version { get; set; }

    public required DateTime At { get; set; }
}
