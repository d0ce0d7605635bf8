using System.Globalization;
using System.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>A mail address fit to be written in a header, with its domain in the form the mail system uses.</summary>
internal readonly record struct EmailAddress(string Text)
{
    // RFC 5321: 254 in all, 64 before the @.
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string LocalPunctuation = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Reads what a person typed. Either an address, or the key of the reason why it cannot be one.</summary>
    public static (EmailAddress Address, string? Refusal) Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (default, "accounts.email.missing");

        // Lengths first: nothing below should see a megabyte.
        var trimmed = typed.AsSpan().Trim(' ');
        if (trimmed.Length > MaxLength) return (default, "accounts.email.long");

        var at = trimmed.LastIndexOf('@');
        if (at < 1 || at != trimmed.IndexOf('@')) return (default, "accounts.email.invalid");
        if (!IsLocalPart(trimmed[..at]) || DomainOf(trimmed[(at + 1)..]) is not { } domain) return (default, "accounts.email.invalid");

        var text = $"{trimmed[..at].ToString().Normalize(NormalizationForm.FormC)}@{domain}";
        return text.Length > MaxLength ? (default, "accounts.email.long") : (new EmailAddress(text), null);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local.Length > MaxLocalLength || local[0] == '.' || local[^1] == '.' || local.IndexOf("..", StringComparison.Ordinal) >= 0) return false;
        foreach (var rune in local.EnumerateRunes())
        {
            var fits = rune.IsAscii
                ? char.IsAsciiLetterOrDigit((char)rune.Value) || LocalPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
                : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!fits) return false;
        }

        return true;
    }

    private static string? DomainOf(ReadOnlySpan<char> typed)
    {
        // "marie@gmail" is a slip of the hand far more often than a mail server without a dot.
        if (typed.IndexOf('.') < 1 || typed[^1] == '.') return null;
        try
        {
            var domain = Idn.GetAscii(typed.ToString()).ToLowerInvariant();
            var top = domain[(domain.LastIndexOf('.') + 1)..];
            return domain.Length <= 253 && !top.All(char.IsAsciiDigit) ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
