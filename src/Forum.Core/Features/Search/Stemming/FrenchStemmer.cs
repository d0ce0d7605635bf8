namespace Forum.Core.Features.Search.Stemming;

/// <summary>Snowball's French stemmer, written after its published rules; the endings are in <see cref="FrenchEndings"/>.</summary>
internal static class FrenchStemmer
{
    public static string Stem(string word)
    {
        // Every diaeresis is spelt with two letters on the way.
        Span<char> letters = stackalloc char[(word.Length * 2) + StemWord.Spare];
        word.CopyTo(letters);
        var stem = new StemWord(letters, word.Length);

        DropElision(ref stem);
        MarkConsonants(ref stem);
        MarkRegions(ref stem);

        var ending = FrenchEndings.DropStandard(ref stem) || FrenchEndings.DropIVerb(ref stem) || FrenchEndings.DropVerb(ref stem);
        if (!ending) FrenchEndings.DropResidual(ref stem);
        else if (stem.Ends("Y")) stem.Replace(1, "i");
        else if (stem.Ends("ç")) stem.Replace(1, "c");

        if (stem.Ends("enn") || stem.Ends("onn") || stem.Ends("ett") || stem.Ends("ell") || stem.Ends("eill")) stem.Drop(1);
        DropLastAccent(ref stem);
        Unmark(ref stem);
        return stem.Text.ToString();
    }

    internal static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y'
        or 'â' or 'à' or 'ë' or 'é' or 'ê' or 'è' or 'ï' or 'î' or 'ô' or 'û' or 'ù';

    private static void DropElision(ref StemWord stem)
    {
        var text = stem.Text;
        var length = text.StartsWith("qu'", StringComparison.Ordinal) ? 3
            : text.Length > 1 && text[1] == '\'' && "cdjlmnstz".Contains(text[0], StringComparison.Ordinal) ? 2
            : 0;
        if (length == 0 || length == text.Length) return;
        for (var i = 0; i < length; i++) stem.RemoveAt(0);
    }

    /// <summary>Vowels that sound as consonants become capitals; H stands for a diaeresis.</summary>
    private static void MarkConsonants(ref StemWord stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            while (MarkAt(i, ref stem))
            {
            }
        }
    }

    private static bool MarkAt(int i, ref StemWord stem)
    {
        var next = i + 1 < stem.Length ? stem[i + 1] : '\0';
        if (IsVowel(stem[i]))
        {
            var between = i + 2 < stem.Length && IsVowel(stem[i + 2]);
            if (next == 'y' || (between && next is 'u' or 'i'))
            {
                stem[i + 1] = char.ToUpperInvariant(next);
                return true;
            }
        }

        switch (stem[i])
        {
            case 'ë' or 'ï':
                var plain = stem[i] == 'ë' ? 'e' : 'i';
                stem[i] = 'H';
                stem.Insert(i + 1, plain);
                return true;
            case 'y' when IsVowel(next):
                stem[i] = 'Y';
                return true;
            case 'q' when next == 'u':
                stem[i + 1] = 'U';
                return true;
            default:
                return false;
        }
    }

    private static void MarkRegions(ref StemWord stem)
    {
        var text = stem.Text;
        stem.Verbs = VerbRegion(text);
        stem.R1 = PastSyllable(text, 0);
        stem.R2 = PastSyllable(text, stem.R1);
    }

    private static int VerbRegion(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && IsVowel(text[0]) && IsVowel(text[1])) return 3;
        if (text.StartsWith("par", StringComparison.Ordinal) || text.StartsWith("col", StringComparison.Ordinal) || text.StartsWith("tap", StringComparison.Ordinal)) return 3;
        if (text.Length > 2 && text.StartsWith("ni", StringComparison.Ordinal) && IsVowel(text[2])) return 3;
        for (var i = 1; i < text.Length; i++)
        {
            if (IsVowel(text[i])) return i + 1;
        }

        return text.Length;
    }

    private static int PastSyllable(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && !IsVowel(text[i])) i++;
        while (i < text.Length && IsVowel(text[i])) i++;
        return i < text.Length ? i + 1 : text.Length;
    }

    private static void DropLastAccent(ref StemWord stem)
    {
        var i = stem.Length - 1;
        while (i >= 0 && !IsVowel(stem[i])) i--;
        if (i >= 0 && i < stem.Length - 1 && stem[i] is 'é' or 'è') stem[i] = 'e';
    }

    private static void Unmark(ref StemWord stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            switch (stem[i])
            {
                case 'I' or 'U' or 'Y':
                    stem[i] = char.ToLowerInvariant(stem[i]);
                    break;
                case 'H':
                    var next = i + 1 < stem.Length ? stem[i + 1] : '\0';
                    stem.RemoveAt(i);
                    if (next is 'e' or 'i') stem[i] = next == 'e' ? 'ë' : 'ï';
                    else i--;
                    break;
            }
        }
    }
}
