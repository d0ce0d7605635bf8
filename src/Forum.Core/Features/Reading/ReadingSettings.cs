using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Reading;

/// <summary>What counts as new and unread, and how long drafts are kept.</summary>
[SettingsGroup("reading")]
internal sealed record ReadingSettings
{
    /// <summary>A topic nobody opened for so many days is new no longer.</summary>
    [Setting(Least = 1)]
    public int NewDays { get; init; } = 14;

    /// <summary>Drafts that were not touched for so many days are thrown away.</summary>
    [Setting(Least = 1)]
    public int DraftDays { get; init; } = 180;

    /// <summary>A pause between two posts of at least so many days is marked on the page.</summary>
    [Setting(Least = 1)]
    public int GapDays { get; init; } = 7;

    /// <summary>Who answers a topic that has been silent for so many days is told so.</summary>
    [Setting(Least = 1)]
    public int OldTopicDays { get; init; } = 180;

    /// <summary>From so many posts on, a topic tells how long it takes to read.</summary>
    [Setting(Least = 1)]
    public int ReadingTimePosts { get; init; } = 30;
}
