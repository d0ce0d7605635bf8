using System.Text;

namespace Forum.Core.Platform.Text;

/// <summary>What may be stored of a typed text: everything that can be seen or that shapes what is seen.</summary>
internal static class CleanText
{
    /// <summary>A text of several lines: line ends as LF, no NUL, no half characters, nothing after the last word.</summary>
    public static string Lines(string? typed) =>
        WellFormed(typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\0", "", StringComparison.Ordinal).TrimEnd();

    /// <summary>One line, composed (NFC), with single spaces and without control characters or direction overrides.</summary>
    public static string Line(string? typed)
    {
        var line = new StringBuilder();
        var space = false;
        foreach (var rune in WellFormed(typed ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = line.Length > 0;
                continue;
            }

            if (Rune.IsControl(rune) || IsUnseen(rune)) continue;
            if (space) line.Append(' ');
            space = false;
            line.AppendRune(rune);
        }

        return line.ToString();
    }

    // Joiners stay: emoji and several scripts are spelled with them. What turns the reading direction of a whole page does not.
    private static bool IsUnseen(Rune rune) => rune.Value is 0x200B or 0x2060 or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Half characters, and the one code point that is none (U+FFFE), replaced: Normalize throws on both.</summary>
    public static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE', StringComparison.Ordinal)) return text;

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.AppendRune(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return whole.ToString();
    }
}
