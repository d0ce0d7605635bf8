using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Accounts;

/// <summary>What most use cases about accounts need together.</summary>
internal sealed record AccountServices(Limits Limits, Passwords Passwords, Sessions Sessions, AccountLinks Links, SettingsStore Settings, TimeProvider Time)
{
    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>Whether somebody who is signed in knows the password, asked with a limit: the key of the refusal, or null.</summary>
    public async Task<PasswordAnswer> Ask(Account account, string? password, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(password)) return new("accounts.currentPassword.missing");
        if (password.Length > PasswordRules.MaxLength * 2) return new("accounts.currentPassword.wrong");
        if (await Limits.Take(AccountLimits.Confirm(account.Id), ct) is { } wait) return new("accounts.limited", wait);
        return await Passwords.Verify(account.PasswordHash, password, ct) == Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed
            ? new("accounts.currentPassword.wrong")
            : new(null);
    }
}

/// <summary>Right when there is no reason against it.</summary>
internal readonly record struct PasswordAnswer(string? Refusal, TimeSpan? Wait = null);
