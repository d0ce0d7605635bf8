using System.Collections.Concurrent;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>What waits to be read by one member: how many, and which posts they are about.</summary>
internal sealed record Unread(int Count, IReadOnlySet<long> Posts)
{
    public static Unread None { get; } = new(0, new HashSet<long>());
}

/// <summary>
/// The bell stands on every page, so what it says is kept in memory: no page asks the database for it until something
/// changes, and a topic's page knows without asking whether it has anything to mark as read.
/// </summary>
internal sealed class UnreadNotifications(IForumEngine engine, TimeProvider time) : ISnapshot
{
    /// <summary>Beyond this the bell says "more than".</summary>
    public const int Most = 500;

    private const int MostInMemory = 10_000;

    // A right that is taken away or given shows in the number after this long at the latest; the list itself asks each time.
    private static readonly TimeSpan InMemory = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, Known> known = new();
    private readonly Lock guard = new();
    private int generation;

    public async ValueTask<Unread> Of(Actor actor, CancellationToken ct)
    {
        if (actor.IsGuest) return Unread.None;

        var now = time.GetUtcNow().UtcDateTime;
        if (known.TryGetValue(actor.Id, out var found) && found.Until > now && found.Role == actor.Role) return found.Unread;

        // Taken before reading: what is read while somebody writes must not be kept.
        var before = generation;
        await using var db = engine.OpenReader();
        var posts = await db.Notifications.Where(n => n.ReadAt == null).ShownTo(db, actor)
            .OrderByDescending(n => n.At).Take(Most).Select(n => n.PostId).ToListAsync(ct);
        var unread = posts.Count == 0 ? Unread.None : new Unread(posts.Count, posts.OfType<long>().ToHashSet());
        lock (guard)
        {
            if (generation != before) return unread;
            if (known.Count >= MostInMemory) known.Clear();
            known[actor.Id] = new Known(unread, actor.Role, now + InMemory);
        }

        return unread;
    }

    public void Forget(long memberId)
    {
        lock (guard)
        {
            generation++;
            known.TryRemove(memberId, out _);
        }
    }

    public void Forget()
    {
        lock (guard)
        {
            generation++;
            known.Clear();
        }
    }

    private sealed record Known(Unread Unread, Role Role, DateTime Until);
}
