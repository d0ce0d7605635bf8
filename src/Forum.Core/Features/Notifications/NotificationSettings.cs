using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Notifications;

/// <summary>What people are told, and when a mail follows.</summary>
[SettingsGroup("notifications")]
internal sealed record NotificationSettings
{
    /// <summary>How long a mail waits for its reader to come by, and for the author's corrections.</summary>
    public int MailAfterMinutes { get; init; } = 10;

    /// <summary>More than this a day and person waits for the next.</summary>
    public int MailsPerDay { get; init; } = 100;

    /// <summary>What is mailed to those who never chose.</summary>
    public MailedKinds Mailed { get; init; } = MailedKinds.Replies | MailedKinds.Mentions | MailedKinds.Quotes | MailedKinds.Accepted | MailedKinds.Team;

    /// <summary>How long the list goes back.</summary>
    [Setting(Least = 1)]
    public int KeepDays { get; init; } = 365;
}
