using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.AntiSpam;

/// <summary>How often each thing may be done. Zero is no limit; staff and admin keys have none.</summary>
[SettingsGroup("pace")]
internal sealed record PaceSettings
{
    /// <summary>How long after joining somebody is new, in hours. Staff and people who were vouched for are not.</summary>
    public int NewcomerHours { get; init; } = 24;

    public int NewcomerTopics { get; init; } = 3;

    public int NewcomerReplies { get; init; } = 10;

    /// <summary>Seconds between two posts of somebody new.</summary>
    public int NewcomerPostSeconds { get; init; } = 60;

    public int TopicSeconds { get; init; } = 15;

    public int PostSeconds { get; init; } = 5;

    public int TopicsADay { get; init; } = 20;

    public int EditsADay { get; init; } = 30;

    public int LikesADay { get; init; } = 50;

    public int ReportsADay { get; init; } = 20;

    public int MessagesADay { get; init; } = 20;

    public int UploadsAMinute { get; init; } = 10;

    /// <summary>Topics and replies from one network address: a class behind one router stays far below.</summary>
    public int PostsAnHourFromAnAddress { get; init; } = 300;

    /// <summary>Forms of any kind that one account sends.</summary>
    public int FormsAMinute { get; init; } = 120;

    public int FormsAMinuteFromAnAddress { get; init; } = 600;

    public int PreviewsAMinute { get; init; } = 150;

    public int SearchesAMinute { get; init; } = 30;

    public int GuestSearchesAMinute { get; init; } = 15;

    /// <summary>Searches of all guests together: one server has two hands.</summary>
    public int AllGuestSearchesAMinute { get; init; } = 150;

    public int ApiReadsAMinute { get; init; } = 300;

    public int ApiWritesAMinute { get; init; } = 60;
}
