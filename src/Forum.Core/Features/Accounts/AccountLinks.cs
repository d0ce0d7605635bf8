using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Forum.Core.Features.Accounts;

/// <summary>
/// Links sent by mail. Each is sealed, names its purpose and its end, and is bound to something that changes when it is
/// used (the stamp, the pending address), so that it works once without a row of its own.
/// </summary>
internal sealed class AccountLinks(IDataProtectionProvider protection, TimeProvider time)
{
    public const string ConfirmEmail = "confirm-email";
    public const string ChangeEmail = "change-email";
    public const string ResetPassword = "reset-password";

    // A mail may be read the next morning; a key to the account must not lie about that long.
    private static readonly TimeSpan ConfirmLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);

    public string Seal(string purpose, long accountId, string boundTo)
    {
        var ends = time.GetUtcNow() + (purpose == ResetPassword ? ResetLife : ConfirmLife);
        return For(purpose).Protect(string.Create(CultureInfo.InvariantCulture, $"{ends.ToUnixTimeSeconds()}|{accountId}|{boundTo}"));
    }

    /// <summary>Null when it was not sealed here for this, or is too old.</summary>
    public (long AccountId, string BoundTo)? Open(string purpose, string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            var parts = For(purpose).Unprotect(token).Split('|', 3);
            var ends = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return ends < time.GetUtcNow() ? null : (long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector For(string purpose) => protection.CreateProtector("Forum.Accounts", purpose);
}
