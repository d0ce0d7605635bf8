using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Forum.Core.Features.Invitations;

/// <summary>The address of an invitation: sealed, so that it can be neither guessed nor counted up. Its end is the row's.</summary>
internal sealed class InvitationLinks(IDataProtectionProvider protection)
{
    // Longer than any of ours.
    private const int Longest = 1_000;

    private readonly IDataProtector protector = protection.CreateProtector("Forum.Invitations");

    public string Token(long invitationId) => protector.Protect(invitationId.ToString(CultureInfo.InvariantCulture));

    public string Path(long invitationId) => $"/invitation?token={Token(invitationId)}";

    public long? Open(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > Longest) return null;
        try
        {
            return long.Parse(protector.Unprotect(token), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
