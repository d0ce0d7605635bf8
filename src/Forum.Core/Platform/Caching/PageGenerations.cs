namespace Forum.Core.Platform.Caching;

/// <summary>
/// Tells whether something made at one moment still shows what is true. Every write that changes what visitors see moves one
/// clock and marks what it touched with the new time; whoever makes a page takes the time <em>before</em> reading. A page that
/// was read before a write and finished after it is therefore never taken for the newer one.
/// </summary>
internal sealed class PageGenerations
{
    // Tags share slots by their hash: two that meet in one evict each other's pages, which costs a rendering and nothing else.
    private const int Slots = 1 << 14;

    private readonly long[] touched = new long[Slots];
    private readonly Lock guard = new();
    private long now;
    private long all;

    /// <summary>Taken before what a page shows is read.</summary>
    public long Now => Volatile.Read(ref now);

    /// <summary>Nothing that carries one of these tags, and nothing at all when there are none, changed since then.</summary>
    public bool Stands(long since, ReadOnlySpan<PageTag> tags)
    {
        if (Volatile.Read(ref now) == since) return true;
        if (tags.IsEmpty || Volatile.Read(ref all) > since) return false;

        foreach (var tag in tags)
        {
            if (Volatile.Read(ref touched[tag.Slot(Slots)]) > since) return false;
        }

        return true;
    }

    /// <summary>What carries one of the tags is old from now on, and so is whatever carries no tag.</summary>
    public void Move(IEnumerable<PageTag> tags)
    {
        lock (guard)
        {
            // The marks first: whoever sees the new time must see them as well.
            var next = now + 1;
            foreach (var tag in tags) Volatile.Write(ref touched[tag.Slot(Slots)], next);
            Volatile.Write(ref now, next);
        }
    }

    public void MoveAll()
    {
        lock (guard)
        {
            Volatile.Write(ref all, now + 1);
            Volatile.Write(ref now, now + 1);
        }
    }
}
