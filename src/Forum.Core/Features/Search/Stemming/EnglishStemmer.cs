namespace Forum.Core.Features.Search.Stemming;

/// <summary>Snowball's English stemmer (Porter 2, as of its version 3), written after its published rules.</summary>
internal static class EnglishStemmer
{
    private static readonly string[] RegionPrefixes = ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];
    private static readonly string[] Possessive = ["'", "'s", "'s'"];
    private static readonly string[] Plural = ["sses", "ied", "ies", "s", "us", "ss"];
    private static readonly string[] Past = ["eed", "eedly", "ed", "edly", "ingly", "ing"];
    private static readonly string[] WholeBeforeIng = ["inn", "out", "cann", "herr", "earr", "even"];
    private static readonly string[] Derived =
    [
        "tional", "enci", "anci", "abli", "entli", "izer", "ization", "ational", "ation", "ator", "alism", "aliti", "alli", "fulness",
        "ousli", "ousness", "iveness", "iviti", "biliti", "bli", "ogist", "ogi", "fulli", "lessli", "li",
    ];

    private static readonly string[] Adjectival = ["tional", "ational", "alize", "icate", "iciti", "ical", "ful", "ness", "ative"];
    private static readonly string[] Last =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    ];

    public static string Stem(string word)
    {
        if (Exception(word) is { } known) return known;
        if (word.Length < 3) return word;

        Span<char> letters = stackalloc char[word.Length + StemWord.Spare];
        var start = word[0] == '\'' ? 1 : 0;
        word.AsSpan(start).CopyTo(letters);
        var stem = new StemWord(letters, word.Length - start);

        MarkConsonantY(ref stem);
        MarkRegions(ref stem);
        DropPlural(ref stem);
        DropPast(ref stem);
        if (stem.Length > 2 && stem[stem.Length - 1] is 'y' or 'Y' && !IsVowel(stem[stem.Length - 2])) stem.Replace(1, "i");
        ReplaceDerived(ref stem);
        ReplaceAdjectival(ref stem);
        DropLast(ref stem);
        DropFinal(ref stem);

        for (var i = 0; i < stem.Length; i++)
        {
            if (stem[i] == 'Y') stem[i] = 'y';
        }

        return stem.Text.ToString();
    }

    private static string? Exception(string word) => word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" or "news" or "howe" or "atlas" or "cosmos" or "bias" or "andes" => word,
        _ => null,
    };

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static void MarkConsonantY(ref StemWord stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (stem[i] == 'y' && (i == 0 || IsVowel(stem[i - 1]))) stem[i] = 'Y';
        }
    }

    private static void MarkRegions(ref StemWord stem)
    {
        var text = stem.Text;
        foreach (var prefix in RegionPrefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal)) stem.R1 = prefix.Length;
        }

        if (stem.R1 == stem.Length) stem.R1 = PastSyllable(text, 0);
        stem.R2 = PastSyllable(text, stem.R1);
    }

    /// <summary>Behind the first consonant that follows a vowel.</summary>
    private static int PastSyllable(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && !IsVowel(text[i])) i++;
        while (i < text.Length && IsVowel(text[i])) i++;
        return i < text.Length ? i + 1 : text.Length;
    }

    private static bool HasVowel(ReadOnlySpan<char> text) => text.ContainsAny("aeiouy");

    private static void DropPlural(ref StemWord stem)
    {
        if (stem.Longest(Possessive) is { } possessive) stem.Drop(possessive.Length);
        switch (stem.Longest(Plural))
        {
            case "sses": stem.Drop(2); break;
            case "ied" or "ies": stem.Replace(3, stem.Length > 4 ? "i" : "ie"); break;
            case "s" when stem.Length > 2 && HasVowel(stem.Text[..^2]): stem.Drop(1); break;
        }
    }

    private static void DropPast(ref StemWord stem)
    {
        var ending = stem.Longest(Past);
        if (ending is null) return;

        var start = stem.Length - ending.Length;
        if (ending is "eed" or "eedly")
        {
            if (start >= stem.R1 && stem.Text[..start] is not ("proc" or "exc" or "succ")) stem.Replace(ending.Length, "ee");
            return;
        }

        if (ending == "ing" && start == 2 && stem[1] == 'y' && !IsVowel(stem[0]))
        {
            stem.Replace(4, "ie");
            return;
        }

        if (ending == "ing" && WholeBeforeIng.Contains(stem.Text[..start].ToString())) return;
        if (!HasVowel(stem.Text[..start])) return;

        stem.Drop(ending.Length);
        if (stem.Ends("at") || stem.Ends("bl") || stem.Ends("iz")) stem.Replace(0, "e");
        else if (EndsDouble(stem)) stem.Drop(stem.Length == 3 && stem[0] is 'a' or 'e' or 'o' ? 0 : 1);
        else if (stem.Length == stem.R1 && EndsShort(stem, stem.Length)) stem.Replace(0, "e");
    }

    private static bool EndsDouble(StemWord stem) =>
        stem.Length > 1 && stem[stem.Length - 1] == stem[stem.Length - 2] && stem[stem.Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>A short syllable stands before <paramref name="end"/>.</summary>
    private static bool EndsShort(StemWord stem, int end)
    {
        if (stem.Ends("past", end)) return true;
        if (end < 2 || IsVowel(stem[end - 1]) || !IsVowel(stem[end - 2])) return false;
        return end == 2 || (stem[end - 1] is not ('w' or 'x' or 'Y') && !IsVowel(stem[end - 3]));
    }

    private static void ReplaceDerived(ref StemWord stem)
    {
        var ending = stem.Longest(Derived);
        if (ending is null || stem.Length - ending.Length < stem.R1) return;
        var before = stem.Length > ending.Length ? stem[stem.Length - ending.Length - 1] : '\0';
        var with = ending switch
        {
            "tional" => "tion",
            "enci" => "ence",
            "anci" => "ance",
            "abli" => "able",
            "entli" => "ent",
            "izer" or "ization" => "ize",
            "ational" or "ation" or "ator" => "ate",
            "alism" or "aliti" or "alli" => "al",
            "fulness" or "fulli" => "ful",
            "ousli" or "ousness" => "ous",
            "iveness" or "iviti" => "ive",
            "biliti" or "bli" => "ble",
            "ogist" => "og",
            "ogi" when before == 'l' => "og",
            "lessli" => "less",
            "li" when before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't' => "",
            _ => ending,
        };
        stem.Replace(ending.Length, with);
    }

    private static void ReplaceAdjectival(ref StemWord stem)
    {
        var ending = stem.Longest(Adjectival);
        if (ending is null || stem.Length - ending.Length < stem.R1) return;
        var with = ending switch
        {
            "tional" => "tion",
            "ational" => "ate",
            "alize" => "al",
            "icate" or "iciti" or "ical" => "ic",
            "ative" when stem.Length - ending.Length < stem.R2 => ending,
            _ => "",
        };
        stem.Replace(ending.Length, with);
    }

    private static void DropLast(ref StemWord stem)
    {
        var ending = stem.Longest(Last);
        if (ending is null || stem.Length - ending.Length < stem.R2) return;
        if (ending == "ion" && !(stem.Ends("sion") || stem.Ends("tion"))) return;
        stem.Drop(ending.Length);
    }

    private static void DropFinal(ref StemWord stem)
    {
        var start = stem.Length - 1;
        var drops = stem.Ends("e")
            ? start >= stem.R2 || (start >= stem.R1 && !EndsShort(stem, start))
            : stem.Ends("ll") && start >= stem.R2;
        if (drops) stem.Drop(1);
    }
}
