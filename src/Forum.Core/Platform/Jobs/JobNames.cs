namespace Forum.Core.Platform.Jobs;

/// <summary>The background works, in the order in which administrators read them.</summary>
internal static class JobNames
{
    public const string Backup = "backup";
    public const string Events = "events";
    public const string OldEvents = "oldEvents";
    public const string Mail = "mail";
    public const string OldMail = "oldMail";
    public const string NotificationMail = "notificationMail";
    public const string OldNotifications = "oldNotifications";
    public const string Sessions = "sessions";
    public const string Reading = "reading";
    public const string OldDrafts = "oldDrafts";
    public const string Views = "views";
    public const string LooseUploads = "looseUploads";
    public const string Freshness = "freshness";

    public static readonly IReadOnlyList<string> All =
    [
        Backup, Events, OldEvents, Mail, OldMail, NotificationMail, OldNotifications, Sessions, Reading, OldDrafts, Views, LooseUploads, Freshness,
    ];
}
