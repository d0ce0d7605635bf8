using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Tells authors that they were thanked: one notification for a post, however many thank for it.</summary>
internal sealed class LikeNotices(Notify notify, UnreadNotifications unread) : IHandle<PostLiked>, IHandle<PostUnliked>
{
    public async Task Handle(PostLiked @event, Write write, CancellationToken ct)
    {
        // Taken back before anybody could be told.
        if (await Likes(write.Db, @event.PostId).CountAsync(ct) is var count && count == 0) return;

        var key = KeyOf(@event.PostId);
        var told = await Find(write.Db, @event.AuthorId, key, ct);
        if (told is null)
        {
            await notify.Tell(write, new MemberNotice(NotificationKind.Like, @event.AuthorId, key) { PostId = @event.PostId, ById = @event.ById }, ct);
            told = await Find(write.Db, @event.AuthorId, key, ct);
        }
        else
        {
            // Once a mail has told of thanks, the next waits in the page.
            told.Renew(write.Now, told.MailedAt is null ? await notify.MailDue(write, @event.AuthorId, NotificationKind.Like, ct) : null);
        }

        told?.Gather(@event.ById, count - 1);
        write.AfterCommit(() => unread.Forget(@event.AuthorId));
    }

    public async Task Handle(PostUnliked @event, Write write, CancellationToken ct)
    {
        if (await Find(write.Db, @event.AuthorId, KeyOf(@event.PostId), ct) is not { } told) return;

        var left = await Likes(write.Db, @event.PostId).OrderByDescending(l => l.At).Select(l => l.MemberId).ToListAsync(ct);
        if (left.Count == 0) write.Db.Notifications.Remove(told);
        else told.Gather(left[0], left.Count - 1);
        write.AfterCommit(() => unread.Forget(@event.AuthorId));
    }

    private static string KeyOf(long postId) => $"like:{postId}";

    private static IQueryable<Posts.PostLike> Likes(ForumDb db, long postId) => db.PostLikes.Where(l => l.PostId == postId);

    private static Task<Notification?> Find(ForumDb db, long memberId, string key, CancellationToken ct) =>
        db.Notifications.FirstOrDefaultAsync(n => n.MemberId == memberId && n.Key == key, ct);
}
