namespace Forum.Core.Features.Search.Stemming;

/// <summary>
/// The French stem of a word without accents. Readers leave them out, so the index does too; a few endings that an accent
/// would have told are taken off here, and « déclaré », « déclarée » and « declarees » meet again.
/// </summary>
internal static class FoldedFrench
{
    private const int Shortest = 3;

    public static string Stem(string folded)
    {
        var stem = FrenchStemmer.Stem(folded).AsSpan();
        if (stem.Length > Shortest + 5 && stem.EndsWith("erent", StringComparison.Ordinal)) stem = stem[..^5];
        while (stem.Length > Shortest && stem[^1] == 'e') stem = stem[..^1];
        if (stem.Length > Shortest + 2 && stem.EndsWith("ier", StringComparison.Ordinal)) stem = stem[..^2];
        return stem.ToString();
    }
}
