using System.Collections.Concurrent;

namespace Forum.Core.Features.Topics;

/// <summary>
/// Categories that were found to hold more topics than lists have numbered pages for. To find that out is to look at fifteen hundred of them, each on a page of
/// its own in a large file, and it seldom ends: it is remembered for a while.
/// </summary>
internal sealed class LargeCategories(TimeProvider time)
{
    private const int Most = 2_000;

    private static readonly TimeSpan For = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public bool Has(string categories) => known.TryGetValue(categories, out var found) && time.GetUtcNow() < found.Until;

    public void Add(string categories)
    {
        if (known.Count >= Most) known.Clear();
        known[categories] = new Known(time.GetUtcNow() + For);
    }

    private sealed record Known(DateTimeOffset Until);
}
