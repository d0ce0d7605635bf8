using System.Globalization;
using System.Text;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>A name as it is shown and typed in addresses and mentions, and the shape it has to the eye.</summary>
internal readonly record struct Username(string Text, string Skeleton)
{
    public const int MinLength = 2;

    // Fits a row of a list on a phone.
    public const int MaxLength = 30;

    // A letter of some scripts is several code units long; nothing needs more than this.
    private const int MaxCodeUnits = 90;

    // Two suffice for every living script; more is a tower drawn over the neighbours' lines.
    private const int MaxMarksOnALetter = 2;

    /// <summary>Reads what a person typed. Either a name, or the key of the reason why it cannot be one.</summary>
    /// <param name="typed">As it came from a form.</param>
    /// <param name="mayBeReserved">Whoever sets the forum up may well be called "admin".</param>
    public static (Username Name, string? Refusal) Read(string? typed, bool mayBeReserved = false)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (default, "accounts.username.missing");
        if (typed.Length > MaxCodeUnits || CleanText.WellFormed(typed) != typed) return (default, TooLongOr(typed, "accounts.username.characters"));

        var text = typed.Trim().Normalize(NormalizationForm.FormKC);
        var length = new StringInfo(text).LengthInTextElements;
        if (length < MinLength) return (default, "accounts.username.short");
        if (length > MaxLength || text.Length > MaxCodeUnits) return (default, "accounts.username.long");
        if (!HasOnlyNameCharacters(text)) return (default, "accounts.username.characters");
        if (!PunctuationIsInside(text)) return (default, "accounts.username.punctuation");
        if (!Scripts.MayStandTogether(text)) return (default, "accounts.username.scripts");

        var name = new Username(text, UsernameSkeleton.Of(text));
        if (!mayBeReserved && ReservedNames.Contain(name)) return (default, "accounts.username.reserved");
        return (name, null);
    }

    /// <summary>Whether a character may stand in a name, for those who look for mentions in a text.</summary>
    public static bool MayContain(Rune rune) => IsPunctuation(rune) || Rune.IsLetterOrDigit(rune) || IsMark(rune);

    private static string TooLongOr(string typed, string otherwise) =>
        typed.Length > MaxCodeUnits ? "accounts.username.long" : otherwise;

    private static bool HasOnlyNameCharacters(string text)
    {
        var marks = 0;
        var afterLetter = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMark(rune))
            {
                // Latin, Greek and Cyrillic letters with accents have become one character by now.
                if (!afterLetter || ++marks > MaxMarksOnALetter || rune.Value < 0x0483) return false;
                continue;
            }

            marks = 0;
            afterLetter = Rune.IsLetter(rune);
            if (!MayContain(rune) || (!IsPunctuation(rune) && Scripts.Of(rune) == Script.Unlisted)) return false;
        }

        return true;
    }

    private static bool PunctuationIsInside(string text)
    {
        var before = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var here = IsPunctuation(rune);
            if (here && before) return false;
            before = here;
        }

        return !before;
    }

    private static bool IsPunctuation(Rune rune) => rune.Value is '_' or '-' or '.';

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
