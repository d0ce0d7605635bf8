namespace Forum.Core.Platform.Caching;

/// <summary>What a page shows, in so far as it can change on its own: a topic, a category's list, what one member keeps there.</summary>
internal readonly record struct PageTag(char Kind, long Id)
{
    public static PageTag Topic(long id) => new('t', id);

    public static PageTag Category(long id) => new('c', id);

    /// <summary>Where a member was, what they follow, keep or began to write.</summary>
    public static PageTag Member(long id) => new('m', id);

    internal int Slot(int slots) => (int)((uint)HashCode.Combine(Kind, Id) % (uint)slots);
}
