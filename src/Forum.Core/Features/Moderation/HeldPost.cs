using Forum.Core.Features.Members;
using Forum.Core.Features.Topics;

namespace Forum.Core.Features.Moderation;

internal enum HeldState
{
    Waiting = 0,
    Approved = 1,
    Rejected = 2,
}

/// <summary>A topic or a reply that nobody reads before a moderator has. It has no number and no place yet: approving it publishes it.</summary>
internal sealed class HeldPost
{
    public long Id { get; private set; }

    public required long AuthorId { get; init; }

    public Member Author { get; private set; } = null!;

    public required long CategoryId { get; init; }

    /// <summary>The topic it answers; null when it opens one.</summary>
    public long? TopicId { get; init; }

    public string Title { get; init; } = "";

    /// <summary>As typed in one line, for a new topic.</summary>
    public string Tags { get; init; } = "";

    /// <summary>What it was asked to be; null for what its category makes of it.</summary>
    public TopicKind? Kind { get; init; }

    public required string Markdown { get; init; }

    public int? ReplyTo { get; init; }

    /// <summary>The form's token: sent twice it waits once, and it is published once.</summary>
    public required Guid Form { get; init; }

    /// <summary>Key of the sentence that tells why it waits.</summary>
    public required string Reason { get; init; }

    public required DateTime At { get; init; }

    public HeldState State { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public long? DecidedById { get; private set; }

    /// <summary>What the moderator tells the author.</summary>
    public string Answer { get; private set; } = "";

    public long? PostId { get; private set; }

    public void Approve(long postId, long byId, DateTime now) => (State, PostId, DecidedById, DecidedAt) = (HeldState.Approved, postId, byId, now);

    public void Reject(string answer, long byId, DateTime now) => (State, Answer, DecidedById, DecidedAt) = (HeldState.Rejected, answer, byId, now);
}
