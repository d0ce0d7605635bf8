using System.Collections.Concurrent;

namespace Forum.Core.Platform.Caching;

/// <summary>Things made from the database and kept in memory up to a number of bytes; beyond it those go that nobody asked for the longest.</summary>
/// <remarks>Keys are classes, so that all caches are the same code, compiled ahead; for each kind of struct a start has it compiled once more.</remarks>
/// <param name="most">Bytes in all; 0 keeps nothing.</param>
/// <param name="sizeOf">About how many bytes one takes.</param>
internal sealed class BoundedCache<TKey, TValue>(long most, Func<TValue, long> sizeOf)
    where TKey : class, IEquatable<TKey>
    where TValue : class
{
    // Some more than needed, so that not every new one has to look for an old one.
    private const double Left = 0.9;

    private readonly ConcurrentDictionary<TKey, Entry> entries = new();
    private readonly Lock cleaning = new();
    private long bytes;

    public long Bytes => Volatile.Read(ref bytes);

    public int Count => entries.Count;

    /// <summary>Null when it is not there, or does not stand any more: then it goes.</summary>
    public TValue? Find(TKey key, Func<TValue, bool> stands)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        if (!stands(entry.Value))
        {
            Remove(key, entry);
            return null;
        }

        entry.Use();
        return entry.Value;
    }

    public void Keep(TKey key, TValue value)
    {
        var entry = new Entry(value, sizeOf(value));
        if (entry.Bytes > most) return;

        if (entries.TryGetValue(key, out var before)) Remove(key, before);
        if (entries.TryAdd(key, entry)) Interlocked.Add(ref bytes, entry.Bytes);
        if (Bytes > most) MakeRoom();
    }

    public void Clear()
    {
        foreach (var (key, entry) in entries) Remove(key, entry);
    }

    private void Remove(TKey key, Entry entry)
    {
        if (entries.TryRemove(new KeyValuePair<TKey, Entry>(key, entry))) Interlocked.Add(ref bytes, -entry.Bytes);
    }

    private void MakeRoom()
    {
        lock (cleaning)
        {
            if (Bytes <= most) return;

            // By its own ToArray: to copy the dictionary by the way of LINQ fails where somebody adds to it meanwhile.
            foreach (var (key, entry) in entries.ToArray().OrderBy(e => e.Value.UsedAt))
            {
                if (Bytes <= most * Left) return;
                Remove(key, entry);
            }
        }
    }

    private sealed class Entry(TValue value, long bytes)
    {
        public TValue Value { get; } = value;

        public long Bytes { get; } = bytes;

        // Milliseconds since the machine began.
        public long UsedAt { get; private set; } = Environment.TickCount64;

        // Written only when it changes: what is not written stays in the memory of every processor that reads it.
        public void Use()
        {
            var now = Environment.TickCount64;
            if (now != UsedAt) UsedAt = now;
        }
    }
}
