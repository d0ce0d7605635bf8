using System.Text;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>What a password must be: long, and not what anybody would try. Nothing is asked of its characters.</summary>
internal static class PasswordRules
{
    // Ten letters that are in no list outlast every guessing that the sign-in limits allow.
    public const int MinLength = 10;

    // Room for any phrase and any manager, and an end to what is hashed.
    public const int MaxLength = 256;

    // A name with three characters added is still the name.
    private const int AddedToAWord = 4;
    private const int ShortestWord = 3;

    /// <summary>The key of the reason why this cannot be a password, or null when it can.</summary>
    /// <param name="password">As typed: neither trimmed nor folded.</param>
    /// <param name="about">What is known of the person and the place: name, address, title of the site.</param>
    public static string? Refusal(string? password, params ReadOnlySpan<string?> about)
    {
        if (string.IsNullOrEmpty(password)) return "accounts.password.missing";
        if (password.Length > MaxLength * 2) return "accounts.password.long";

        var length = password.EnumerateRunes().Count();
        if (length < MinLength) return "accounts.password.short";
        if (length > MaxLength) return "accounts.password.long";
        if (CommonPasswords.Contain(password)) return "accounts.password.common";

        var bare = LettersOf(password);
        foreach (var text in about)
        {
            if (IsMadeOf(bare, text)) return "accounts.password.personal";
        }

        return null;
    }

    private static bool IsMadeOf(string password, string? about)
    {
        if (string.IsNullOrEmpty(about)) return false;
        foreach (var word in Words(about))
        {
            if (word.Length < ShortestWord) continue;
            var rest = password.Replace(word, "", StringComparison.Ordinal);
            if (rest.Length < password.Length && rest.Length < AddedToAWord) return true;
        }

        return false;
    }

    // "Le Préau des apprenants" as a whole and word by word; an address as a whole, its two sides, and what lies between the dots.
    private static IEnumerable<string> Words(string about) =>
        about.Split([' ', '@', '.', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries).Concat(about.Split('@')).Append(about).Select(LettersOf);

    // Accents, capitals and punctuation do not make a name another word.
    private static string LettersOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in CleanText.WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) letters.AppendRune(Rune.ToLowerInvariant(rune));
        }

        return letters.ToString();
    }
}
