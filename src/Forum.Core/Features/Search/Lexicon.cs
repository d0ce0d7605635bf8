using System.Collections.Concurrent;
using Forum.Core.Features.Search.Stemming;

namespace Forum.Core.Features.Search;

/// <summary>A word as the index knows it. The exact form carries a mark, so that no stem is ever taken for it.</summary>
internal sealed record LexiconWord(string Exact, string French, string English, bool IsFrench, bool IsEnglish)
{
    /// <summary>A letter of its own to every database, used by no language that writes with the others.</summary>
    public const string ExactMark = "ǀ";

    /// <summary>Says nothing of a text but its language.</summary>
    public bool IsWeak => IsFrench || IsEnglish;
}

/// <summary>Remembers the stems of words met before: a forum says most things with the same few thousand.</summary>
internal sealed class Lexicon
{
    // About 10 MB when full; what comes after is worked out each time.
    private const int Limit = 60_000;

    private readonly ConcurrentDictionary<string, LexiconWord> words = new(StringComparer.Ordinal);
    private int count;

    public LexiconWord Find(ReadOnlySpan<char> folded)
    {
        if (words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var known)) return known;

        var text = folded.ToString();
        var word = new LexiconWord(LexiconWord.ExactMark + text, FoldedFrench.Stem(text), EnglishStemmer.Stem(text), StopWords.French.Contains(text), StopWords.English.Contains(text));
        if (count < Limit && words.TryAdd(text, word)) Interlocked.Increment(ref count);
        return word;
    }
}
