namespace Forum.Core.Features.Notifications;

/// <summary>
/// What somebody is told of. The numbers are stored. Of those about one post the lower wins: who is mentioned in a reply is
/// told once, that they are mentioned.
/// </summary>
internal enum NotificationKind
{
    Mention = 1,
    Quote = 2,

    /// <summary>To their post, or in their topic.</summary>
    Reply = 3,

    /// <summary>In a topic that they follow.</summary>
    Watched = 4,

    /// <summary>All likes of one post are one notification.</summary>
    Like = 5,
    Accepted = 6,
    InvitationAccepted = 7,

    // From here on the team speaks of the reader's own doing: told even when the post is out of reach by now.
    ReportUpheld = 20,
    ReportDeclined = 21,
    PostHidden = 22,
    PostRestored = 23,

    /// <summary>A post that waited for the team.</summary>
    PostApproved = 24,
    PostRejected = 25,
}
