using System.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>Writing systems in everyday use. Others make names that nobody can read or type.</summary>
internal enum Script
{
    Unlisted, Common, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Thaana, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu,
    Kannada, Malayalam, Sinhala, Thai, Lao, Tibetan, Myanmar, Georgian, Ethiopic, Khmer, Hangul, Hiragana, Katakana, Bopomofo, Han,
}

internal static class Scripts
{
    private static readonly Script[] Japanese = [Script.Han, Script.Hiragana, Script.Katakana, Script.Latin];
    private static readonly Script[] Korean = [Script.Han, Script.Hangul, Script.Latin];
    private static readonly Script[] Taiwanese = [Script.Han, Script.Bopomofo, Script.Latin];

    // First code point, last code point. Phonetic letters, clicks and letters of mathematics are left out: they only serve to imitate.
    private static readonly (int First, int Last, Script Script)[] Ranges =
    [
        (0x002D, 0x002E, Script.Common), (0x0030, 0x0039, Script.Common), (0x0041, 0x005A, Script.Latin), (0x005F, 0x005F, Script.Common),
        (0x0061, 0x007A, Script.Latin), (0x00C0, 0x01BF, Script.Latin), (0x01C4, 0x024F, Script.Latin), (0x0370, 0x03FF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic), (0x0531, 0x0587, Script.Armenian), (0x0591, 0x05F4, Script.Hebrew), (0x0610, 0x06FF, Script.Arabic),
        (0x0750, 0x077F, Script.Arabic), (0x0780, 0x07B1, Script.Thaana), (0x0900, 0x097F, Script.Devanagari), (0x0980, 0x09FF, Script.Bengali),
        (0x0A00, 0x0A7F, Script.Gurmukhi), (0x0A80, 0x0AFF, Script.Gujarati), (0x0B00, 0x0B7F, Script.Oriya), (0x0B80, 0x0BFF, Script.Tamil),
        (0x0C00, 0x0C7F, Script.Telugu), (0x0C80, 0x0CFF, Script.Kannada), (0x0D00, 0x0D7F, Script.Malayalam), (0x0D80, 0x0DFF, Script.Sinhala),
        (0x0E00, 0x0E7F, Script.Thai), (0x0E80, 0x0EFF, Script.Lao), (0x0F00, 0x0FFF, Script.Tibetan), (0x1000, 0x109F, Script.Myanmar),
        (0x10A0, 0x10FF, Script.Georgian), (0x1200, 0x139F, Script.Ethiopic), (0x1780, 0x17FF, Script.Khmer), (0x1C90, 0x1CBF, Script.Georgian),
        (0x1E00, 0x1EFF, Script.Latin), (0x1F00, 0x1FFF, Script.Greek), (0x3005, 0x3007, Script.Han), (0x3041, 0x309F, Script.Hiragana),
        (0x30A1, 0x30FF, Script.Katakana), (0x3105, 0x312F, Script.Bopomofo), (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han),
        (0xAC00, 0xD7A3, Script.Hangul), (0x20000, 0x323AF, Script.Han),
    ];

    public static Script Of(Rune rune)
    {
        foreach (var (first, last, script) in Ranges)
        {
            if (rune.Value >= first && rune.Value <= last) return script;
        }

        return Script.Unlisted;
    }

    /// <summary>One script, or the mixtures that people really write: "раypal" with two Cyrillic letters is not one.</summary>
    public static bool MayStandTogether(string text)
    {
        var used = new HashSet<Script>();
        foreach (var rune in text.EnumerateRunes()) used.Add(Of(rune));
        used.Remove(Script.Common);
        return used.Count <= 1 || used.IsSubsetOf(Japanese) || used.IsSubsetOf(Korean) || used.IsSubsetOf(Taiwanese);
    }
}
