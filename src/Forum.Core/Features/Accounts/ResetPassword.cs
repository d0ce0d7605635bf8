using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>A new password for whoever holds the link; all browsers are signed out, this one too.</summary>
internal sealed class ResetPassword(ForumDb db, Writes writes, AccountServices services)
{
    public sealed record Command(string? Token, string? Password);

    public abstract record Outcome
    {
        public sealed record Changed : Outcome;

        public sealed record Invalid(string Reason) : Outcome;

        /// <summary>Forged, too old or used: a new one can be asked for.</summary>
        public sealed record BadLink : Outcome;
    }

    /// <summary>Whether the link would still do: asked before a form is shown.</summary>
    public async Task<bool> IsGood(string? token, CancellationToken ct) => await Find(db, token, ct) is not null;

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (await Find(db, command.Token, ct) is not { } account) return new Outcome.BadLink();
        var site = await services.Settings.Get<SiteSettings>(ct);
        if (PasswordRules.Refusal(command.Password, account.UserName, account.Email, site.Title) is { } unfit) return new Outcome.Invalid(unfit);

        var hash = await services.Passwords.Hash(command.Password!, ct);
        return await writes.RunEvictingNamed(write => Change(write, command, hash, ct), ct);
    }

    private async Task<Outcome> Change(Write write, Command command, string hash, CancellationToken ct)
    {
        if (await Find(write.Db, command.Token, ct) is not { } account) return new Outcome.BadLink();

        // The stamp changes with the password, and with it every link and this one.
        account.TakePassword(hash);
        account.ConfirmEmail();
        await services.Sessions.End(write, account.Id, exceptId: 0, ct);
        AccountMail.Post(write, account, AccountMail.PasswordChanged);
        write.Audit(Actor.Guest, "account.password-reset", $"member:{account.Id}");
        return new Outcome.Changed();
    }

    private async Task<Account?> Find(ForumDb from, string? token, CancellationToken ct) =>
        services.Links.Open(AccountLinks.ResetPassword, token) is var (id, stamp)
            ? await from.Accounts.FirstOrDefaultAsync(a => a.Id == id && a.SecurityStamp == stamp, ct)
            : null;
}
