using System.Globalization;
using System.Text;

namespace Forum.Core.Platform.Text;

/// <summary>The readable part of an address.</summary>
internal static class Slug
{
    public const int Limit = 60;

    /// <summary>Lower case letters and digits joined by hyphens, accents of Latin letters left out; the fallback when nothing is left.</summary>
    public static string Of(string text, string fallback) => Joined(Unaccented(text)) is { Length: > 0 } slug ? slug : fallback;

    /// <summary>The same with its accents, for words that are read as well as followed.</summary>
    public static string Accented(string text) => Joined(CleanText.WellFormed(text).Normalize(NormalizationForm.FormC));

    private static string Joined(string text)
    {
        var slug = new StringBuilder();
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                // An apostrophe joins in English and parts in French; parting reads well in both.
                gap = slug.Length > 0;
                continue;
            }

            if (slug.Length >= Limit) return WholeWords(slug.ToString(), gap);
            if (gap) slug.Append('-');
            gap = false;
            slug.AppendRune(Rune.ToLowerInvariant(rune));
        }

        return slug.ToString();
    }

    /// <summary>A word cut in the middle reads badly; it is left out, unless it is the only one.</summary>
    private static string WholeWords(string slug, bool endsWithWord)
    {
        var last = slug.LastIndexOf('-');
        return endsWithWord || last < 1 ? slug : slug[..last];
    }

    private static string Unaccented(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in CleanText.WellFormed(text).Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
            .Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark || rune.Value > 0x036F) letters.AppendRune(rune);
        }

        return letters.ToString().Normalize(NormalizationForm.FormC);
    }
}
