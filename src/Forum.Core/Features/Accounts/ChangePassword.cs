using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>A new password for somebody who knows the old one; every other browser is signed out.</summary>
internal sealed class ChangePassword(ForumDb db, Writes writes, AccountServices services)
{
    public sealed record Command(Actor Actor, long SessionId, string? Current, string? New);

    public abstract record Outcome
    {
        /// <summary>The browser gets a new token.</summary>
        public sealed record Changed(string Token) : Outcome;

        public sealed record Invalid(List<Problem> Problems) : Outcome;

        public sealed record Limited(TimeSpan Wait) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var account = await db.Accounts.FirstAsync(a => a.Id == command.Actor.Id, ct);
        var answer = await services.Ask(account, command.Current, ct);
        if (answer.Wait is { } wait) return new Outcome.Limited(wait);

        var problems = new List<Problem>();
        if (answer.Refusal is { } wrong) problems.Add(new("currentPassword", wrong));
        var site = await services.Settings.Get<SiteSettings>(ct);
        if (PasswordRules.Refusal(command.New, account.UserName, account.Email, site.Title) is { } unfit) problems.Add(new("newPassword", unfit));
        if (problems.Count > 0) return new Outcome.Invalid(problems);

        var hash = await services.Passwords.Hash(command.New!, ct);
        return await writes.RunEvictingNamed(write => Change(write, command, account, hash, ct), ct);
    }

    private async Task<Outcome> Change(Write write, Command command, Account asked, string hash, CancellationToken ct)
    {
        var account = await write.Db.Accounts.FirstAsync(a => a.Id == asked.Id, ct);
        if (account.SecurityStamp != asked.SecurityStamp || await services.Sessions.Renew(write, command.SessionId, ct) is not { } token)
            return new Outcome.Invalid([new("currentPassword", "accounts.currentPassword.wrong")]);

        account.TakePassword(hash);
        await services.Limits.GiveBack(write, AccountLimits.Confirm(account.Id), ct);
        await services.Sessions.End(write, account.Id, command.SessionId, ct);
        AccountMail.Post(write, account, AccountMail.PasswordChanged);
        write.Audit(command.Actor, "account.password-changed", $"member:{account.Id}");
        return new Outcome.Changed(token);
    }
}
