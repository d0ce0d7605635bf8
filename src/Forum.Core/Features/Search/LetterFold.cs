using System.Globalization;
using System.Text;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Search;

/// <summary>Letters as people type them in a hurry: without case, accents or ligatures.</summary>
internal static class LetterFold
{
    // Europe's alphabets lie below; the answers there are kept.
    private const int Kept = 0x2000;
    private const string Separator = "\0";

    private static readonly string?[] Known = new string?[Kept];

    /// <summary>What the character becomes: empty for a mark that disappears, null for what is no part of a word.</summary>
    public static string? Of(Rune rune)
    {
        var folded = rune.Value < Kept ? Known[rune.Value] ??= Fold(rune) ?? Separator : Fold(rune);
        return ReferenceEquals(folded, Separator) ? null : folded;
    }

    /// <summary>Scripts that write without spaces: every character is a word.</summary>
    public static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static string? Fold(Rune rune)
    {
        if (IsAccent(rune)) return "";
        if (!IsOfWord(rune)) return null;

        var special = rune.Value switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            'ø' or 'Ø' => "o",
            'ł' or 'Ł' => "l",
            'đ' or 'Đ' or 'ð' or 'Ð' => "d",
            'þ' or 'Þ' => "th",
            'ħ' or 'Ħ' => "h",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
        if (special is not null) return special;

        var letters = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsAccent(part) && IsOfWord(part)) letters.AppendRune(Rune.ToLowerInvariant(part));
        }

        return letters.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsAccent(Rune rune) => rune.Value is >= 0x0300 and <= 0x036F;

    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
