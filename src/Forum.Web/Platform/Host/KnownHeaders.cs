using System.Collections.Concurrent;

namespace Forum.Web.Platform.Host;

/// <summary>What is read from a header that browsers send in few different ways and with every request: each way is read once.</summary>
/// <param name="read">What a value means.</param>
internal sealed class KnownHeaders<T>(Func<string, T> read)
{
    // Beyond what browsers send: whoever makes up others has them read each time, and they take no room.
    private const int Longest = 200, Most = 1_000;

    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);

    public int Count => known.Count;

    public T Of(string value)
    {
        if (known.TryGetValue(value, out var meant)) return meant;

        meant = read(value);
        if (value.Length > Longest) return meant;

        // Full of what somebody made up, it begins anew, and the usual ones come first again.
        if (known.Count >= Most) known.Clear();
        known[value] = meant;
        return meant;
    }
}
