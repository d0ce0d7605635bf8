namespace Forum.Core.Features.Notifications;

/// <summary>What somebody chose to be told by mail; who chose nothing has no row, and the forum's defaults.</summary>
internal sealed class NotificationPreference
{
    public required long MemberId { get; init; }

    public MailedKinds Mailed { get; set; }
}

/// <summary>The kinds as people choose them. The numbers are stored.</summary>
[Flags]
internal enum MailedKinds
{
    None = 0,
    Replies = 1,
    Mentions = 2,
    Quotes = 4,
    Watched = 8,
    Likes = 16,
    Accepted = 32,
    Invitations = 64,
    Team = 128,
}

internal static class NotificationChoices
{
    public static readonly IReadOnlyList<MailedKinds> All =
    [
        MailedKinds.Replies, MailedKinds.Mentions, MailedKinds.Quotes, MailedKinds.Watched,
        MailedKinds.Likes, MailedKinds.Accepted, MailedKinds.Invitations, MailedKinds.Team,
    ];

    public static MailedKinds Choice(this NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => MailedKinds.Mentions,
        NotificationKind.Quote => MailedKinds.Quotes,
        NotificationKind.Reply => MailedKinds.Replies,
        NotificationKind.Watched => MailedKinds.Watched,
        NotificationKind.Like => MailedKinds.Likes,
        NotificationKind.Accepted => MailedKinds.Accepted,
        NotificationKind.InvitationAccepted => MailedKinds.Invitations,
        _ => MailedKinds.Team,
    };
}
