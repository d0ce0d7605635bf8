using System.Globalization;
using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Forum.Core.Features.Accounts;

/// <summary>At most so many of one thing for one subject in a span of time.</summary>
internal readonly record struct Limit(string Name, string Subject, int Most, TimeSpan In)
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Name}:{(long)In.TotalSeconds}:{Subject}");
}

/// <summary>A limit that is used up, and how long it stays so.</summary>
internal readonly record struct MetLimit(Limit Limit, TimeSpan Wait);

/// <summary>Only a bench switches them off, and never in production.</summary>
internal sealed class LimitsOptions
{
    public bool Off { get; set; }
}

/// <summary>Counts in windows that are rows, so that a restart forgives nothing.</summary>
internal sealed class Limits(Writes writes, IOptions<LimitsOptions> options)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private static readonly Func<ForumDb, List<string>, IAsyncEnumerable<RateWindow>> Windows = EF.CompileAsyncQuery((ForumDb db, List<string> keys) =>
        db.RateWindows.AsNoTracking().Where(w => keys.Contains(w.Key)));

    private DateTime swept;

    public bool AreOff => options.Value.Off;

    /// <summary>The one that is used up the longest, without counting anything.</summary>
    public static async Task<MetLimit?> Find(ForumDb db, IReadOnlyList<Limit> limits, DateTime now, CancellationToken ct)
    {
        var keys = limits.Select(limit => limit.Key).ToList();
        var counted = await Counted(db, keys, ct);
        return Longest(limits, counted, now);
    }

    /// <summary>Takes one of each, or none when one of them is used up: then the time to wait.</summary>
    public Task<TimeSpan?> Take(ReadOnlyMemory<Limit> limits, CancellationToken ct) => writes.RunEvictingNamed(write => Take(write, limits, ct), ct);

    /// <summary>The same within a transaction that is open already.</summary>
    public async Task<TimeSpan?> Take(Write write, ReadOnlyMemory<Limit> limits, CancellationToken ct) => (await Count(write, limits.ToArray(), ct))?.Wait;

    /// <summary>The same, telling which one is used up.</summary>
    public async Task<MetLimit?> Count(Write write, IReadOnlyList<Limit> limits, CancellationToken ct)
    {
        if (AreOff) return null;

        await Sweep(write, ct);
        var keys = limits.Select(limit => limit.Key).ToList();
        if (Longest(limits, await Counted(write.Db, keys, ct), write.Now) is { } met) return met;

        var now = write.Now;
        foreach (var limit in limits)
        {
            await write.Run($"""
                INSERT INTO rate_windows (key, ends_at, count) VALUES ({limit.Key}, {now + limit.In}, 1)
                ON CONFLICT (key) DO UPDATE SET
                    count = CASE WHEN rate_windows.ends_at > {now} THEN rate_windows.count + 1 ELSE 1 END,
                    ends_at = CASE WHEN rate_windows.ends_at > {now} THEN rate_windows.ends_at ELSE excluded.ends_at END
                """, ct);
        }

        return null;
    }

    /// <summary>What was taken for nothing: a right password is no guess.</summary>
    public async Task GiveBack(Write write, ReadOnlyMemory<Limit> limits, CancellationToken ct)
    {
        var keys = limits.ToArray().Select(limit => limit.Key).ToList();
        await write.Db.RateWindows.Where(w => keys.Contains(w.Key) && w.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Count, w => w.Count - 1), ct);
    }

    private static async Task<Dictionary<string, RateWindow>> Counted(ForumDb db, List<string> keys, CancellationToken ct)
    {
        var counted = new Dictionary<string, RateWindow>(keys.Count, StringComparer.Ordinal);
        await foreach (var window in Windows(db, keys).WithCancellation(ct)) counted[window.Key] = window;
        return counted;
    }

    private static MetLimit? Longest(IReadOnlyList<Limit> limits, Dictionary<string, RateWindow> counted, DateTime now)
    {
        MetLimit? longest = null;
        foreach (var limit in limits)
        {
            if (!counted.TryGetValue(limit.Key, out var window) || window.EndsAt <= now || window.Count < limit.Most) continue;
            if (longest is null || window.EndsAt - now > longest.Value.Wait) longest = new MetLimit(limit, window.EndsAt - now);
        }

        return longest;
    }

    // Keeps the table as small as the last hours, and addresses of people no longer than needed.
    private async Task Sweep(Write write, CancellationToken ct)
    {
        var now = write.Now;
        if (now - swept < SweepEvery) return;

        await write.Db.RateWindows.Where(w => w.EndsAt <= now).ExecuteDeleteAsync(ct);
        swept = now;
    }
}
