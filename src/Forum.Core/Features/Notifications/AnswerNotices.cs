using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Tells authors that their reply solved a question, and forgets it with the mark.</summary>
internal sealed class AnswerNotices(Notify notify, UnreadNotifications unread) : IHandle<AnswerAccepted>, IHandle<AnswerWithdrawn>
{
    public async Task Handle(AnswerAccepted @event, Write write, CancellationToken ct)
    {
        // Taken back before anybody could be told.
        if (!await IsAccepted(write.Db, @event.PostId, ct)) return;

        await notify.Tell(write, new MemberNotice(NotificationKind.Accepted, @event.AuthorId, KeyOf(@event.PostId)) { PostId = @event.PostId, ById = @event.ById }, ct);
    }

    public async Task Handle(AnswerWithdrawn @event, Write write, CancellationToken ct)
    {
        if (await IsAccepted(write.Db, @event.PostId, ct)) return;

        var key = KeyOf(@event.PostId);
        if (await write.Db.Notifications.FirstOrDefaultAsync(n => n.MemberId == @event.AuthorId && n.Key == key, ct) is not { } told) return;

        write.Db.Notifications.Remove(told);
        write.AfterCommit(() => unread.Forget(@event.AuthorId));
    }

    private static Task<bool> IsAccepted(ForumDb db, long postId, CancellationToken ct) => db.Topics.AnyAsync(t => t.AcceptedPostId == postId, ct);

    private static string KeyOf(long postId) => $"accepted:{postId}";
}
