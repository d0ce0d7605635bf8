using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Whoever holds the link reads the mail of that address.</summary>
internal sealed class ConfirmEmail(ForumDb db, Writes writes, AccountLinks links)
{
    public sealed record Command(string? Token);

    public abstract record Outcome
    {
        public sealed record Confirmed(string Email) : Outcome;

        public sealed record AlreadyDone : Outcome;

        /// <summary>Forged, too old, or for an address that has been changed since.</summary>
        public sealed record BadLink : Outcome;
    }

    /// <summary>What is to be said of a link before anything is done with it; null when it still serves.</summary>
    public async Task<Outcome?> Look(string? token, CancellationToken ct)
    {
        if (links.Open(AccountLinks.ConfirmEmail, token) is not var (id, email)) return new Outcome.BadLink();
        var account = await db.Accounts.Where(a => a.Id == id && a.Email == email).Select(a => new { a.EmailConfirmed }).FirstOrDefaultAsync(ct);
        return account is null ? new Outcome.BadLink() : account.EmailConfirmed ? new Outcome.AlreadyDone() : null;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (links.Open(AccountLinks.ConfirmEmail, command.Token) is not var (id, email)) return new Outcome.BadLink();

        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Accounts.FirstOrDefaultAsync(a => a.Id == id && a.Email == email, ct) is not { } account) return new Outcome.BadLink();
            if (account.EmailConfirmed) return new Outcome.AlreadyDone();
            account.ConfirmEmail();
            return new Outcome.Confirmed(email);
        }, ct);
    }
}
