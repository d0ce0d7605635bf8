using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>A visitor becomes a member, and is signed in.</summary>
internal sealed class SignUp(ForumDb db, Writes writes, IForumEngine engine, NewAccounts accounts, AccountServices services)
{
    // A double click or a resend comes within seconds; later the same words are a sign-in.
    private static readonly TimeSpan Resend = TimeSpan.FromMinutes(10);

    public sealed record Command(string? Username, string? Email, string? Password, string Language, string Address, string Device);

    public abstract record Outcome
    {
        public sealed record Joined(long MemberId, string Username, string Token) : Outcome;

        public sealed record Invalid(List<Problem> Problems) : Outcome;

        public sealed record Limited(string Reason, TimeSpan Wait) : Outcome;

        public sealed record Closed(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var site = await services.Settings.Get<SiteSettings>(ct);
        if (StagePolicy.SignUp(site.Stage) is { Allowed: false } refused) return new Outcome.Closed(refused.Reason!);
        if (await services.Limits.Take(AccountLimits.SignUp(command.Address), ct) is { } wait) return new Outcome.Limited("accounts.limited", wait);

        var (fit, problems) = await accounts.Judge(db, command.Username, command.Email, command.Password, command.Language, mayBeReserved: false, ct);
        if (fit is null) return await Again(command, problems, ct);

        try
        {
            var outcome = await writes.Run(write => Join(command, fit, write, ct), ct);
            return outcome is Outcome.Invalid taken ? await Again(command, taken.Problems, ct) : outcome;
        }
        catch (DbUpdateException e) when (engine.IsTaken(e))
        {
            // On an engine with several writers at a time, somebody else was a moment earlier.
            return await Again(command, await NewAccounts.Taken(db, fit.Name, fit.Email, ct), ct);
        }
    }

    private async Task<Outcome> Join(Command command, Applicant applicant, Write write, CancellationToken ct)
    {
        var problems = await NewAccounts.Taken(write.Db, applicant.Name, applicant.Email, ct);
        if (problems.Count > 0) return new Outcome.Invalid(problems);
        if (await services.Limits.Take(write, AccountLimits.NewAccount(command.Address), ct) is { } wait)
            return new Outcome.Limited("accounts.signUp.limited", wait);

        var account = await NewAccounts.Open(write, applicant, Role.Member, ct);
        AccountMail.PostConfirmation(write, services.Links, account);
        var token = await services.Sessions.Open(write, account.Id, command.Device, remembered: false, ct);
        return new Outcome.Joined(account.Id, applicant.Name.Text, token);
    }

    /// <summary>The second of two clicks finds its own account and is let in; anybody else is told what is taken.</summary>
    private async Task<Outcome> Again(Command command, List<Problem> problems, CancellationToken ct)
    {
        if (problems.Count != 2 || !problems.TrueForAll(p => p.Reason is "accounts.username.taken" or "accounts.email.taken"))
            return new Outcome.Invalid(problems);

        var name = Account.KeyOf(Username.Read(command.Username).Name.Text);
        var email = Account.KeyOf(EmailAddress.Read(command.Email).Address.Text);
        var since = services.Now - Resend;
        var own = await (from a in db.Accounts
                         join m in db.Members on a.Id equals m.Id
                         where a.NormalizedUserName == name && a.NormalizedEmail == email && m.JoinedAt > since
                         select new { a.Id, a.PasswordHash, a.UserName }).FirstOrDefaultAsync(ct);
        if (own is null || await services.Passwords.Verify(own.PasswordHash, command.Password!, ct) == PasswordVerificationResult.Failed)
            return new Outcome.Invalid(problems);

        var token = await writes.Run(write => services.Sessions.Open(write, own.Id, command.Device, remembered: false, ct), ct);
        return new Outcome.Joined(own.Id, own.UserName!, token);
    }
}
