using Microsoft.AspNetCore.Identity;

namespace Forum.Core.Features.Accounts;

/// <summary>How a member signs in. Kept apart from Member so that no public page ever joins an address or a hash.</summary>
internal sealed class Account : IdentityUser<long>
{
    /// <summary>The address asked for, until its link is followed.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>The language of this person's mail: fr or en.</summary>
    public string Language { get; set; } = "fr";

    /// <summary>Which guidelines this person accepted; 0 for whoever was never asked.</summary>
    public int GuidelinesVersion { get; private set; }

    public DateTime? GuidelinesAt { get; private set; }

    /// <summary>Names and addresses are one whatever their case.</summary>
    public static string KeyOf(string nameOrAddress) => nameOrAddress.ToUpperInvariant();

    /// <summary>Null for whoever has not chosen one: then none is right.</summary>
    public void TakePassword(string? hash)
    {
        PasswordHash = hash;
        // Whoever takes an account back must not lose it to an address that an intruder asked for before.
        PendingEmail = null;
        NewStamps();
    }

    /// <summary>The same password, hashed as it would be today: links that were sent stay good.</summary>
    public void RenewHash(string hash)
    {
        PasswordHash = hash;
        ConcurrencyStamp = NewStamp();
    }

    public void TakeEmail(EmailAddress email, bool confirmed)
    {
        Email = email.Text;
        NormalizedEmail = KeyOf(email.Text);
        EmailConfirmed = confirmed;
        PendingEmail = null;
        NewStamps();
    }

    public void ConfirmEmail()
    {
        EmailConfirmed = true;
        ConcurrencyStamp = NewStamp();
    }

    public void AskFor(EmailAddress email)
    {
        PendingEmail = email.Text;
        ConcurrencyStamp = NewStamp();
    }

    public void Agree(int version, DateTime at)
    {
        GuidelinesVersion = version;
        GuidelinesAt = at;
    }

    private void NewStamps()
    {
        SecurityStamp = NewStamp();
        ConcurrencyStamp = NewStamp();
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
