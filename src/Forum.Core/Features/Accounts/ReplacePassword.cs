using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>A new password given from the command line, for an administrator who is locked out.</summary>
internal sealed class ReplacePassword(ForumDb db, Writes writes, AccountServices services)
{
    public sealed record Command(string Username, string? Password);

    public abstract record Outcome
    {
        public sealed record Replaced : Outcome;

        public sealed record Invalid(string Reason) : Outcome;

        public sealed record Nobody : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var key = Account.KeyOf(command.Username.Trim());
        if (await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == key, ct) is not { } found) return new Outcome.Nobody();
        var site = await services.Settings.Get<SiteSettings>(ct);
        if (PasswordRules.Refusal(command.Password, found.UserName, found.Email, site.Title) is { } unfit) return new Outcome.Invalid(unfit);

        var hash = await services.Passwords.Hash(command.Password!, ct);
        await writes.RunEvictingNamed(async write =>
        {
            var account = await write.Db.Accounts.FirstAsync(a => a.Id == found.Id, ct);
            account.TakePassword(hash);
            await services.Sessions.End(write, account.Id, exceptId: 0, ct);
            write.Audit(Actor.Guest, "account.password-replaced", $"member:{account.Id}");
        }, ct);
        return new Outcome.Replaced();
    }
}
