using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>The new address has been read by its owner: it takes the place of the old one.</summary>
internal sealed class ConfirmEmailChange(ForumDb db, Writes writes, AccountLinks links, IForumEngine engine)
{
    public sealed record Command(string? Token);

    public abstract record Outcome
    {
        public sealed record Changed(string Email) : Outcome;

        /// <summary>Forged, too old, used, or another change was asked for since.</summary>
        public sealed record BadLink : Outcome;

        /// <summary>It has served: the address is the account's.</summary>
        public sealed record AlreadyDone : Outcome;

        /// <summary>Somebody else confirmed the same address in the meantime.</summary>
        public sealed record Taken : Outcome;
    }

    /// <summary>What is to be said of a link before anything is done with it; null when it still serves.</summary>
    public async Task<Outcome?> Look(string? token, CancellationToken ct)
    {
        if (links.Open(AccountLinks.ChangeEmail, token) is not var (id, pending)) return new Outcome.BadLink();
        var account = await db.Accounts.Where(a => a.Id == id).Select(a => new { a.Email, a.PendingEmail }).FirstOrDefaultAsync(ct);
        if (account?.PendingEmail == pending) return null;

        return account?.Email == pending ? new Outcome.AlreadyDone() : new Outcome.BadLink();
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (links.Open(AccountLinks.ChangeEmail, command.Token) is not var (id, pending)) return new Outcome.BadLink();
        try
        {
            return await writes.Run(write => Change(write, id, pending, ct), ct);
        }
        catch (DbUpdateException e) when (engine.IsTaken(e))
        {
            return new Outcome.Taken();
        }
    }

    private static async Task<Outcome> Change(Write write, long id, string pending, CancellationToken ct)
    {
        if (await write.Db.Accounts.FirstOrDefaultAsync(a => a.Id == id && a.PendingEmail == pending, ct) is not { } account) return new Outcome.BadLink();
        var key = Account.KeyOf(pending);
        if (await write.Db.Accounts.AnyAsync(a => a.NormalizedEmail == key && a.Id != id, ct)) return new Outcome.Taken();

        account.TakeEmail(new EmailAddress(pending), confirmed: true);
        write.Audit(Actor.Guest, "account.email-changed", $"member:{id}");
        return new Outcome.Changed(pending);
    }
}
