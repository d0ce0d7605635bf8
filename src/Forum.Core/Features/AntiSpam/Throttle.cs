using System.Collections.Concurrent;

namespace Forum.Core.Features.AntiSpam;

/// <summary>
/// Counts what leaves no trace, in memory: searches, previews, requests of keys, forms of all kinds. A restart forgives them;
/// what must not be forgiven is counted by <see cref="Pace"/>.
/// </summary>
internal sealed class Throttle(TimeProvider time)
{
    // Beyond so many subjects the oldest windows go: an attacker with a botnet must not fill the memory.
    private const int MostSubjects = 100_000;

    private readonly ConcurrentDictionary<string, Window> windows = new(StringComparer.Ordinal);

    /// <summary>Takes one of so many a minute; the time to wait when they are used up. Zero is no limit.</summary>
    public TimeSpan? Take(string subject, int aMinute)
    {
        if (aMinute <= 0) return null;

        var now = time.GetUtcNow().UtcDateTime;
        if (windows.Count >= MostSubjects) Forget(now);
        var window = windows.AddOrUpdate(
            subject,
            static (_, at) => new Window(at.AddMinutes(1), 1),
            static (_, known, at) => known.EndsAt <= at ? new Window(at.AddMinutes(1), 1) : known with { Count = known.Count + 1 },
            now);
        return window.Count > aMinute ? window.EndsAt - now : null;
    }

    private void Forget(DateTime now)
    {
        foreach (var (subject, window) in windows)
        {
            if (window.EndsAt <= now) windows.TryRemove(subject, out _);
        }

        if (windows.Count >= MostSubjects) windows.Clear();
    }

    private readonly record struct Window(DateTime EndsAt, int Count);
}
