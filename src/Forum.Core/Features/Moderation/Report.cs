using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;

namespace Forum.Core.Features.Moderation;

internal enum ReportReason
{
    OffTopic = 0,
    Inappropriate = 1,
    Spam = 2,
    Illegal = 3,
    Other = 4,
}

/// <summary>What became of somebody's own report.</summary>
internal sealed record OwnReport(DateTime At, DateTime? DecidedAt, bool? Upheld);

/// <summary>That one member finds a moderator should look at a post; once per person and post.</summary>
internal sealed class Report
{
    public const int TextLimit = 1_000;

    public long Id { get; private set; }

    public required long PostId { get; init; }

    public Post Post { get; private set; } = null!;

    public required long ReporterId { get; init; }

    public Member Reporter { get; private set; } = null!;

    public required ReportReason Reason { get; init; }

    public string Text { get; init; } = "";

    /// <summary>What it counts towards hiding the post before anybody has looked.</summary>
    public required int Weight { get; init; }

    public required DateTime At { get; init; }

    public DateTime? DecidedAt { get; private set; }

    public long? DecidedById { get; private set; }

    /// <summary>Whether the moderator agreed; null until then.</summary>
    public bool? Upheld { get; private set; }

    public OwnReport AsOwn() => new(At, DecidedAt, Upheld);

    public void Decide(bool upheld, long byId, DateTime now)
    {
        Upheld = upheld;
        DecidedById = byId;
        DecidedAt = now;
    }
}
