using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>What is left of a name once everything is removed that the eye may miss. Two names with one skeleton look alike.</summary>
internal static class UsernameSkeleton
{
    // Capitals that look like another letter than their small form does: they are replaced before case is folded.
    private static readonly FrozenDictionary<char, char> Capitals = Pairs("ΝnΥyΗhΜmΡpΧxΒbΖzΙlΤtΚkΕeΑaΟoІlЈjЅsԌgIlİl");

    // Left: as written in Cyrillic, Greek, Armenian, Hebrew, Arabic, Latin with strokes, kana beside Han. Right: what it passes for.
    private static readonly FrozenDictionary<char, char> Letters = Pairs(
        "аaбbвbгrеeзeиuкkмmнhоoпnрpсcтtуyхxьbяrіlїlјjѕsԁdһhԛqԝwґrӏlүyұyөoәeғfқkңhҳxџuѵv" +
        "αaβbγyδdεeζzηnθoιlκkμuνvοoπnρpσoςcτtυuφoχxωw" +
        "օoսuոnհhցgզqյjոnսuրn" +
        "סoוlןlהn" +
        "اl١lه٥ىيیيکكہه" +
        "øođdłlħhŧtıliljjþpðdŋnɵoƀbƚlƞnƴyƶzȷj0o1l" +
        "ロ口カ力ニ二タ夕ハ八エ工ト卜ー一へヘべベぺペ");

    public static string Of(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var written in name.Normalize(NormalizationForm.FormKC))
        {
            if (Capitals.TryGetValue(written, out var capital)) letters.Append(capital);
            else letters.Append(written);
        }

        var folded = letters.ToString().ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD);

        letters.Clear();
        foreach (var letter in folded)
        {
            if (IsInvisible(letter)) continue;
            if (letter is '.' or '_') letters.Append('-');
            else letters.Append(Letters.GetValueOrDefault(letter, letter));
        }

        return letters.ToString().Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }

    private static bool IsInvisible(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control;

    private static FrozenDictionary<char, char> Pairs(string pairs) =>
        pairs.Chunk(2).DistinctBy(pair => pair[0]).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
