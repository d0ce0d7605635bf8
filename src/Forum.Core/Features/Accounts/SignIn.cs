using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Somebody says who they are and proves it.</summary>
internal sealed class SignIn(ForumDb db, Writes writes, Limits limits, Passwords passwords, Sessions sessions)
{
    // One sentence for an unknown name and a wrong password: who has an account here is nobody's business.
    public const string Wrong = "accounts.signIn.wrong";

    public sealed record Command(string? Name, string? Password, bool Remember, string Address, string Device);

    public abstract record Outcome
    {
        public sealed record SignedIn(long MemberId, string Token) : Outcome;

        public sealed record Refused(string Reason) : Outcome;

        /// <summary>The password was right, and still: only who knows it learns why.</summary>
        public sealed record Suspended(SanctionNotice Notice) : Outcome;

        public sealed record Limited(TimeSpan Wait) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Name) || string.IsNullOrEmpty(command.Password)) return new Outcome.Refused("accounts.signIn.missing");

        var account = await Find(command.Name, ct);
        var counted = AccountLimits.SignIn(command.Address);
        var target = AccountLimits.Target(account?.Id, command.Name);
        if (await writes.RunEvictingNamed(write => Count(write, counted, target, command.Address, ct), ct) is { } wait) return new Outcome.Limited(wait);
        if (command.Password.Length > PasswordRules.MaxLength * 2) return new Outcome.Refused(Wrong);

        var verdict = await passwords.Verify(account?.PasswordHash, command.Password, ct);
        if (account is null || verdict == PasswordVerificationResult.Failed) return new Outcome.Refused(Wrong);

        var newHash = verdict == PasswordVerificationResult.SuccessRehashNeeded ? await passwords.Hash(command.Password, ct) : null;
        return await writes.RunEvictingNamed(write => Open(write, command, account, newHash, counted, ct), ct);
    }

    private async Task<Account?> Find(string typed, CancellationToken ct)
    {
        if (typed.Length > EmailAddress.MaxLength) return null;
        if (EmailAddress.Read(typed) is { Refusal: null } email)
        {
            var address = Account.KeyOf(email.Address.Text);
            return await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedEmail == address, ct);
        }

        if (Username.Read(typed, mayBeReserved: true) is not { Refusal: null } name) return null;
        var key = Account.KeyOf(name.Name.Text);
        return await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == key, ct);
    }

    // Before the password is looked at: tries made at the same moment must not all pass.
    private async Task<TimeSpan?> Count(Write write, Limit[] byAddress, string target, string address, CancellationToken ct)
    {
        var guesses = AccountLimits.Guesses(target).Key;
        var made = await write.Db.RateWindows.Where(w => w.Key == guesses && w.EndsAt > write.Now).Select(w => w.Count).FirstOrDefaultAsync(ct);
        var tries = AccountLimits.Tries(target, address, underAttack: made >= AccountLimits.GuessesThatAlarm);
        return await limits.Take(write, (Limit[])[.. byAddress, tries, AccountLimits.Guesses(target)], ct);
    }

    private async Task<Outcome> Open(Write write, Command command, Account account, string? newHash, Limit[] byAddress, CancellationToken ct)
    {
        // The password may have been changed while this one was being verified.
        var now = await write.Db.Accounts.FirstOrDefaultAsync(a => a.Id == account.Id, ct);
        if (now is null || now.PasswordHash != account.PasswordHash) return new Outcome.Refused(Wrong);

        if (await SanctionQueries.Suspension(write.Db, account.Id, write.Now, ct) is { } notice) return new Outcome.Suspended(notice);

        // A whole class signs in from one address at nine o'clock.
        var target = AccountLimits.Target(account.Id, "");
        Limit[] counted = [.. byAddress, AccountLimits.Tries(target, command.Address, false), AccountLimits.Guesses(target)];
        await limits.GiveBack(write, counted, ct);
        if (newHash is not null) now.RenewHash(newHash);
        return new Outcome.SignedIn(account.Id, await sessions.Open(write, account.Id, command.Device, command.Remember, ct));
    }
}
