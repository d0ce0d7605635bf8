using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Notifications;

/// <summary>
/// A notification is there for its member while its post may be read: what is deleted, hidden or moved out of reach later
/// takes its notifications along, and brings them back. What the team says of one's own doing stays.
/// </summary>
internal static class NotificationReach
{
    public static IQueryable<Notification> ShownTo(this IQueryable<Notification> notifications, ForumDb db, Actor actor)
    {
        var id = actor.Id;
        var posts = db.Posts.ListedFor(actor);
        return notifications.Where(n => n.MemberId == id
            && (n.PostId == null || n.Kind >= NotificationKind.ReportUpheld || posts.Any(p => p.Id == n.PostId)));
    }
}
