using Forum.Core.Features.Topics;

namespace Forum.Browser.Tests;

/// <summary>Where the kinds of pages are found in one forum; every forum that is looked at has one of each.</summary>
internal sealed record Places
{
    /// <summary>Who looks as a member, by username.</summary>
    public required string Member { get; init; }

    public required long MemberId { get; init; }

    /// <summary>Somebody whose name is as long as a name may be.</summary>
    public required string LongName { get; init; }

    public required long Category { get; init; }

    public required string CategoryPath { get; init; }

    /// <summary>A category below another.</summary>
    public required string BelowPath { get; init; }

    /// <summary>One without topics, that staff reads.</summary>
    public required string EmptyPath { get; init; }

    public required string Tag { get; init; }

    /// <summary>A custom group, and where its page is.</summary>
    public required long Group { get; init; }

    public required string GroupSlug { get; init; }

    /// <summary>Three pages: replies to replies, quotes, an edited post, a deleted one.</summary>
    public required OpenTopic.Outcome.Opened Long { get; init; }

    /// <summary>One page, to its last line.</summary>
    public required OpenTopic.Outcome.Opened Full { get; init; }

    public required OpenTopic.Outcome.Opened LongTitle { get; init; }

    /// <summary>Its title has a word that no line holds.</summary>
    public required OpenTopic.Outcome.Opened LongWord { get; init; }

    /// <summary>A wall of code, a wide table, writing from right to left.</summary>
    public required OpenTopic.Outcome.Opened Strained { get; init; }

    public required OpenTopic.Outcome.Opened Closed { get; init; }

    public required OpenTopic.Outcome.Opened Deleted { get; init; }

    /// <summary>The member's, answered but not solved.</summary>
    public required OpenTopic.Outcome.Opened Question { get; init; }

    public required OpenTopic.Outcome.Opened Solved { get; init; }

    /// <summary>By the member, edited twice.</summary>
    public required long EditedPost { get; init; }

    /// <summary>The way out at the end of the member's mails.</summary>
    public required string Unsubscribe { get; init; }
}
