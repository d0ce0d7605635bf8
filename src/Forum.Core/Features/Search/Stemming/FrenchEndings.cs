namespace Forum.Core.Features.Search.Stemming;

/// <summary>The endings that the French stemmer takes off, one group after the other until one fits.</summary>
internal static class FrenchEndings
{
    private static readonly string[] Standard =
    [
        "ance", "iqUe", "isme", "able", "iste", "eux", "ances", "iqUes", "ismes", "ables", "istes", "atrice", "ateur", "ation", "atrices",
        "ateurs", "ations", "logie", "logies", "usion", "ution", "usions", "utions", "ence", "ences", "ement", "ements", "ité", "ités",
        "if", "ive", "ifs", "ives", "eaux", "aux", "oux", "euse", "euses", "issement", "issements", "amment", "emment", "ment", "ments",
    ];

    private static readonly string[] BeforeEment = ["iv", "eus", "abl", "iqU", "ièr", "Ièr"];
    private static readonly string[] BeforeIte = ["abil", "ic", "iv"];

    private static readonly string[] IVerb =
    [
        "îmes", "ît", "îtes", "i", "ie", "ies", "ir", "ira", "irai", "iraIent", "irais", "irait", "iras", "irent", "irez", "iriez",
        "irions", "irons", "iront", "is", "issaIent", "issais", "issait", "issant", "issante", "issantes", "issants", "isse", "issent",
        "isses", "issez", "issiez", "issions", "issons", "it",
    ];

    private static readonly string[] Verb =
    [
        "ions", "é", "ée", "ées", "és", "èrent", "er", "era", "erai", "eraIent", "erais", "erait", "eras", "erez", "eriez", "erions",
        "erons", "eront", "ez", "iez", "âmes", "ât", "âtes", "a", "ai", "aIent", "ait", "ant", "ante", "antes", "ants", "as", "asse",
        "assent", "asses", "assiez", "assions", "ais", "aise", "aises", "eais",
    ];

    private static readonly string[] Residual = ["ion", "ier", "ière", "Ier", "Ière", "e"];

    public static bool DropStandard(ref StemWord stem)
    {
        var ending = stem.Longest(Standard);
        if (ending is null) return false;

        var start = stem.Length - ending.Length;
        var (inVerbs, in1, in2) = (start >= stem.Verbs, start >= stem.R1, start >= stem.R2);
        switch (ending)
        {
            case "atrice" or "ateur" or "ation" or "atrices" or "ateurs" or "ations":
                if (!in2) return false;
                stem.Drop(ending.Length);
                DropIc(ref stem);
                return true;
            case "logie" or "logies": return ReplaceIf(in2, ref stem, ending, "log");
            case "usion" or "ution" or "usions" or "utions": return ReplaceIf(in2, ref stem, ending, "u");
            case "ence" or "ences": return ReplaceIf(in2, ref stem, ending, "ent");
            case "ement" or "ements":
                if (!inVerbs) return false;
                stem.Drop(ending.Length);
                DropBeforeEment(ref stem);
                return true;
            case "ité" or "ités":
                if (!in2) return false;
                stem.Drop(ending.Length);
                DropBeforeIte(ref stem);
                return true;
            case "if" or "ive" or "ifs" or "ives":
                if (!in2) return false;
                stem.Drop(ending.Length);
                if (stem.DropIn(stem.R2, "at")) DropIc(ref stem);
                return true;
            case "eaux": return ReplaceIf(true, ref stem, ending, "eau");
            case "aux": return ReplaceIf(in1, ref stem, ending, "al");
            case "oux": return ReplaceIf(start > 0 && stem[start - 1] is 'b' or 'h' or 'j' or 'l' or 'n' or 'p', ref stem, ending, "ou");
            case "euse" or "euses": return ReplaceIf(in2, ref stem, ending, "") || ReplaceIf(in1, ref stem, ending, "eux");
            case "issement" or "issements": return ReplaceIf(in1 && start > 0 && !FrenchStemmer.IsVowel(stem[start - 1]), ref stem, ending, "");

            // What is left of an adverb is looked at again as a verb.
            case "amment" or "emment":
                ReplaceIf(inVerbs, ref stem, ending, ending == "amment" ? "ant" : "ent");
                return false;
            case "ment" or "ments":
                ReplaceIf(start > stem.Verbs && FrenchStemmer.IsVowel(stem[start - 1]), ref stem, ending, "");
                return false;
            default: return ReplaceIf(in2, ref stem, ending, "");
        }
    }

    public static bool DropIVerb(ref StemWord stem)
    {
        var ending = stem.Longest(IVerb, stem.Verbs);
        if (ending is null) return false;
        var before = stem.Length - ending.Length - 1;
        return ReplaceIf(before >= stem.Verbs && stem[before] != 'H' && !FrenchStemmer.IsVowel(stem[before]), ref stem, ending, "");
    }

    public static bool DropVerb(ref StemWord stem)
    {
        var ending = stem.Longest(Verb, stem.Verbs);
        if (ending is null) return false;

        var start = stem.Length - ending.Length;
        switch (ending)
        {
            case "ions": return ReplaceIf(start >= stem.R2, ref stem, ending, "");
            case "ais" or "aise" or "aises":
                var stays = (stem.Ends("al", start) && start == 3) || stem.Ends("auv", start) || stem.Ends("épl", start);
                return ReplaceIf(!stays, ref stem, ending, "");
        }

        stem.Drop(ending.Length);
        if (ending[0] is 'â' or 'a') stem.DropIn(stem.Verbs, "e");
        return true;
    }

    public static void DropResidual(ref StemWord stem)
    {
        if (stem.Ends("s") && (stem.Ends("His") || (stem.Length > 1 && stem[stem.Length - 2] is not ('a' or 'i' or 'o' or 'u' or 'è' or 's')))) stem.Drop(1);
        if (stem.Verbs > stem.Length) return;

        var ending = stem.Longest(Residual, stem.Verbs);
        switch (ending)
        {
            case null: return;
            case "e": stem.Drop(1); return;
            case "ion":
                var before = stem.Length - 4;
                if (before + 1 >= stem.R2 && before >= stem.Verbs && stem[before] is 's' or 't') stem.Drop(3);
                return;
            default: stem.Replace(ending.Length, "i"); return;
        }
    }

    private static bool ReplaceIf(bool condition, ref StemWord stem, string ending, string with)
    {
        if (condition) stem.Replace(ending.Length, with);
        return condition;
    }

    private static void DropIc(ref StemWord stem)
    {
        if (stem.Ends("ic") && !stem.DropIn(stem.R2, "ic")) stem.Replace(2, "iqU");
    }

    private static void DropBeforeEment(ref StemWord stem)
    {
        var ending = stem.Longest(BeforeEment);
        if (ending is null) return;
        switch (ending)
        {
            case "iv":
                if (stem.DropIn(stem.R2, "iv")) stem.DropIn(stem.R2, "at");
                break;
            case "eus":
                if (!stem.DropIn(stem.R2, "eus")) ReplaceIf(stem.Length - 3 >= stem.R1, ref stem, "eus", "eux");
                break;
            case "abl" or "iqU":
                stem.DropIn(stem.R2, ending);
                break;
            default:
                ReplaceIf(stem.Length - 3 >= stem.Verbs, ref stem, ending, "i");
                break;
        }
    }

    private static void DropBeforeIte(ref StemWord stem)
    {
        switch (stem.Longest(BeforeIte))
        {
            case "abil":
                if (!stem.DropIn(stem.R2, "abil")) stem.Replace(4, "abl");
                break;
            case "ic":
                DropIc(ref stem);
                break;
            case "iv":
                stem.DropIn(stem.R2, "iv");
                break;
        }
    }
}
