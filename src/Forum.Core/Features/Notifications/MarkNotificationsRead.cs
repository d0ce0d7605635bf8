using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Somebody has seen what they were told: one thing, everything, or what some posts told them.</summary>
internal sealed class MarkNotificationsRead(Writes writes, UnreadNotifications unread)
{
    /// <param name="Actor">Whose; others' are never touched.</param>
    /// <param name="Id">Which one; null for all.</param>
    public sealed record Command(Actor Actor, long? Id = null)
    {
        /// <summary>Only those about these posts.</summary>
        public IReadOnlyCollection<long>? Posts { get; init; }
    }

    public sealed record Outcome(int Count);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Actor.IsGuest) return new Outcome(0);

        return await writes.RunEvictingNamed(async write =>
        {
            var now = write.Now;
            var mine = write.Db.Notifications.Where(n => n.MemberId == command.Actor.Id && n.ReadAt == null);
            if (command.Id is { } id) mine = mine.Where(n => n.Id == id);
            if (command.Posts is { } posts) mine = mine.Where(n => n.PostId != null && posts.Contains(n.PostId.Value));
            write.AfterCommit(() => unread.Forget(command.Actor.Id));
            return new Outcome(await Mark(write, mine, now, ct));
        }, ct);
    }

    /// <summary>A page of a topic is shown to somebody; costs nothing unless they were told of a post on it.</summary>
    public async Task<int> Seen(Actor actor, IEnumerable<long> postIds, CancellationToken ct)
    {
        var waiting = await unread.Of(actor, ct);
        if (waiting.Count == 0) return 0;

        var posts = postIds.Where(waiting.Posts.Contains).ToList();
        return posts.Count == 0 ? 0 : (await Run(new Command(actor) { Posts = posts }, ct)).Count;
    }

    private static Task<int> Mark(Write write, IQueryable<Notification> which, DateTime now, CancellationToken ct)
    {
        var ids = which.Select(n => n.Id);
        return write.Db.Notifications.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
    }
}
