namespace Forum.Core.Features.Search.Stemming;

/// <summary>A word on its way to its stem: letters that shrink from the end, and the regions that Snowball's rules speak of.</summary>
internal ref struct StemWord(Span<char> letters, int length)
{
    /// <summary>A rule may write a letter or two more than it takes.</summary>
    public const int Spare = 8;

    private readonly Span<char> letters = letters;

    public int Length { get; private set; } = length;

    /// <summary>Where the verb endings of Romance languages may begin.</summary>
    public int Verbs { get; set; } = length;

    public int R1 { get; set; } = length;

    public int R2 { get; set; } = length;

    public readonly ReadOnlySpan<char> Text => letters[..Length];

    public readonly char this[int index]
    {
        get => letters[index];
        set => letters[index] = value;
    }

    /// <summary>Whether the letters before <paramref name="end"/> are these.</summary>
    public readonly bool Ends(string ending, int end) => end >= ending.Length && letters[..end].EndsWith(ending, StringComparison.Ordinal);

    public readonly bool Ends(string ending) => Ends(ending, Length);

    /// <summary>The longest of the endings that begins at <paramref name="from"/> or later; null when none fits.</summary>
    public readonly string? Longest(string[] endings, int from = 0)
    {
        string? longest = null;
        foreach (var ending in endings)
        {
            if (ending.Length > (longest?.Length ?? 0) && Length - ending.Length >= from && Ends(ending)) longest = ending;
        }

        return longest;
    }

    public void Drop(int count) => Length -= count;

    public void Replace(int count, string with)
    {
        Length -= count;
        with.CopyTo(letters[Length..]);
        Length += with.Length;
    }

    /// <summary>Drops the ending if it stands in the region.</summary>
    public bool DropIn(int region, string ending)
    {
        if (!Ends(ending) || Length - ending.Length < region) return false;
        Drop(ending.Length);
        return true;
    }

    public void Insert(int at, char letter)
    {
        letters[at..Length].CopyTo(letters[(at + 1)..]);
        letters[at] = letter;
        Length++;
    }

    public void RemoveAt(int at)
    {
        letters[(at + 1)..Length].CopyTo(letters[at..]);
        Length--;
    }
}
