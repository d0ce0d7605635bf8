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
internal sealed class Limits(Writes writes, IAsk ask, IOptions<LimitsOptions> options)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private DateTime swept;

    public bool AreOff => options.Value.Off;

    /// <summary>The one that is used up the longest, without counting anything.</summary>
    public Task<MetLimit?> Find(IReadOnlyList<Limit> limits, DateTime now, CancellationToken ct) => Longest(ask, limits, now, ct);

    /// <summary>Takes one of each, or none when one of them is used up: then the time to wait.</summary>
    public Task<TimeSpan?> Take(ReadOnlyMemory<Limit> limits, CancellationToken ct) => writes.RunEvictingNamed(write => Take(write, limits, ct), ct);

    /// <summary>The same within a transaction that is open already.</summary>
    public async Task<TimeSpan?> Take(Write write, ReadOnlyMemory<Limit> limits, CancellationToken ct) => (await Count(write, limits.ToArray(), ct))?.Wait;

    /// <summary>The same, telling which one is used up.</summary>
    public async Task<MetLimit?> Count(Write write, IReadOnlyList<Limit> limits, CancellationToken ct)
    {
        if (AreOff) return null;

        await Sweep(write, ct);
        if (await Longest(write, limits, write.Now, ct) is { } met) return met;

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

    private static async Task<MetLimit?> Longest(IAsk ask, IReadOnlyList<Limit> limits, DateTime now, CancellationToken ct)
    {
        MetLimit? longest = null;
        foreach (var limit in limits)
        {
            var left = await ask.First(
                $"SELECT ends_at - {now} FROM rate_windows WHERE key = {limit.Key} AND ends_at > {now} AND count >= {limit.Most}", row => row.GetInt64(0), ct);
            if (left > 0 && (longest is null || left > longest.Value.Wait.TotalMilliseconds)) longest = new MetLimit(limit, TimeSpan.FromMilliseconds(left));
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
