using System.Collections.Concurrent;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Who is signed in with a session, as a request needs to know it.</summary>
internal sealed record SignedIn(long SessionId, Actor Actor, bool Remembered, DateTime ConfirmedAt, DateTime ExpiresAt)
{
    /// <summary>When an ordinary member joined for whom nobody has vouched; null for everybody else.</summary>
    public DateTime? StrangerSince { get; init; }
}

/// <summary>
/// Looks sessions up, keeps them in memory for a short time, and forgets one the moment it ends. When they were last
/// used is gathered here and written by <see cref="SessionsWorker"/>, so that reading a page writes nothing.
/// </summary>
internal sealed class Sessions(IForumEngine engine, Writes writes, TimeProvider time) : ISnapshot
{
    // An account is on some phones and some computers; a hundred sessions are a leak.
    public const int MostForAMember = 20;

    private const int MostInMemory = 10_000;
    private static readonly TimeSpan InMemory = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, DateTime> seen = new();
    private readonly Lock guard = new();
    private int generation;

    public async ValueTask<SignedIn?> Find(string token, CancellationToken ct)
    {
        if (!SessionToken.IsWellFormed(token)) return null;

        var now = time.GetUtcNow().UtcDateTime;
        var hash = SessionToken.HashOf(token);
        if (!known.TryGetValue(hash, out var found) || found.Until <= now) found = await Load(hash, now, ct);
        if (found is null || found.SignedIn.ExpiresAt <= now) return null;

        if (now - found.LastSeenAt >= SeenEvery) seen[found.SignedIn.SessionId] = now;
        return found.SignedIn;
    }

    /// <summary>A new session within a transaction; returns the token for the cookie.</summary>
    public async Task<string> Open(Write write, long memberId, string device, bool remembered, CancellationToken ct)
    {
        var others = await write.Db.Sessions.Where(s => s.MemberId == memberId).OrderByDescending(s => s.LastSeenAt).Skip(MostForAMember - 1).ToListAsync(ct);
        write.Db.Sessions.RemoveRange(others);

        var token = SessionToken.New();
        write.Db.Sessions.Add(new Session(memberId, SessionToken.HashOf(token), device, remembered, write.Now));
        if (others.Count > 0) write.AfterCommit(Forget);
        return token;
    }

    /// <summary>Ends those of a member, except one; the browsers concerned are signed out at once.</summary>
    public async Task<int> End(Write write, long memberId, long exceptId, CancellationToken ct)
    {
        var ended = await write.Db.Sessions.Where(s => s.MemberId == memberId && s.Id != exceptId).ExecuteDeleteAsync(ct);
        write.AfterCommit(Forget);
        return ended;
    }

    /// <summary>The password was typed again: a new token for the browser, or null when the session has ended.</summary>
    public async Task<string?> Renew(Write write, long sessionId, CancellationToken ct)
    {
        if (await write.Db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session) return null;

        var token = SessionToken.New();
        session.Confirm(SessionToken.HashOf(token), write.Now);
        write.AfterCommit(Forget);
        return token;
    }

    /// <summary>After a change of a name, a role, a group, a right or an end: every session is looked up anew. Cheap, and nothing is missed.</summary>
    public void Forget()
    {
        lock (guard)
        {
            generation++;
            known.Clear();
        }
    }

    /// <summary>Writes when sessions and their members were last seen, and removes what has expired.</summary>
    public async Task WriteDown(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var times = seen.ToArray();
        await using (var db = engine.OpenReader())
        {
            if (times.Length == 0 && !await db.Sessions.AnyAsync(s => s.ExpiresAt <= now, ct)) return;
        }

        await writes.RunEvictingNamed(write => WriteDown(write, times, ct), ct);
        foreach (var (id, at) in times) seen.TryRemove(new(id, at));
        Forget();
    }

    private static async Task WriteDown(Write write, KeyValuePair<long, DateTime>[] times, CancellationToken ct)
    {
        foreach (var (id, at) in times)
        {
            if (await write.Db.Sessions.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } session) continue;
            session.Seen(at);
            await write.Db.Members.Where(m => m.Id == session.MemberId && m.LastSeenAt < at)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LastSeenAt, at), ct);
        }

        await write.Flush(ct);
        var now = write.Now;
        await write.Db.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(ct);
    }

    private async Task<Known?> Load(string hash, DateTime now, CancellationToken ct)
    {
        // Taken before reading: a session that ends while it is being read must not be remembered.
        var before = generation;
        await using var db = engine.OpenReader();
        var suspensions = db.Sanctions.Of(SanctionKind.Suspension).Active(now);
        var silences = db.Sanctions.Of(SanctionKind.Silence).Active(now);
        var row = await (from s in db.Sessions
                         join m in db.Members on s.MemberId equals m.Id
                         where s.TokenHash == hash && !suspensions.Any(x => x.MemberId == m.Id)
                         select new
                         {
                             s.Id,
                             s.Remembered,
                             s.ConfirmedAt,
                             s.ExpiresAt,
                             s.LastSeenAt,
                             MemberId = m.Id,
                             m.Username,
                             m.DisplayName,
                             m.Role,
                             m.Avatar,
                             StrangerSince = m.Role == Role.Member && !m.IsVouchedFor ? m.JoinedAt : (DateTime?)null,
                             Silence = silences.Where(x => x.MemberId == m.Id).Select(x => new SanctionNotice(x.Reason, x.EndsAt)).FirstOrDefault(),
                         })
            .FirstOrDefaultAsync(ct);
        if (row is null) return null;

        var grants = await Actors.GrantsOf(db, row.MemberId, row.Role, ct);
        var actor = new Actor(row.MemberId, row.Username, row.DisplayName, row.Role) { Grants = grants, Avatar = row.Avatar, Silence = row.Silence };
        var until = row.Silence?.Until is { } end && end < now + InMemory ? end : now + InMemory;
        var found = new Known(new SignedIn(row.Id, actor, row.Remembered, row.ConfirmedAt, row.ExpiresAt) { StrangerSince = row.StrangerSince }, row.LastSeenAt, until);
        lock (guard)
        {
            if (generation != before) return found;
            if (known.Count >= MostInMemory) known.Clear();
            known[hash] = found;
        }

        return found;
    }

    private sealed record Known(SignedIn SignedIn, DateTime LastSeenAt, DateTime Until);
}
