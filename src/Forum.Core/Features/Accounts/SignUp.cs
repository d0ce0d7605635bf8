using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>A visitor becomes a member, and is signed in.</summary>
internal sealed class SignUp(ForumDb db, Writes writes, IForumEngine engine, NewAccounts accounts, AccountServices services, Admission admission)
{
    // A double click or a resend comes within seconds; later the same words are a sign-in.
    private static readonly TimeSpan Resend = TimeSpan.FromMinutes(10);

    public sealed record Command(string? Username, string? Email, string? Password, string Language, string Address, string Device)
    {
        /// <summary>The guidelines were accepted.</summary>
        public bool Agreed { get; init; }

        /// <summary>The token of the invitation they came with.</summary>
        public string? Invitation { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Joined(long MemberId, string Username, string Token) : Outcome;

        /// <summary>Staff will answer by mail.</summary>
        public sealed record Waiting : Outcome;

        public sealed record Invalid(List<Problem> Problems) : Outcome;

        public sealed record Limited(string Reason, TimeSpan Wait) : Outcome;

        public sealed record Closed(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var entry = await admission.Judge(db, string.IsNullOrEmpty(command.Invitation) ? null : command.Invitation, ct);
        if (entry.Refusal is { } closed) return new Outcome.Closed(closed);
        if (await services.Limits.Take(AccountLimits.SignUp(command.Address), ct) is { } wait) return new Outcome.Limited("accounts.limited", wait);

        var (fit, problems) = await accounts.Judge(db, command.Username, command.Email, command.Password, command.Language, mayBeReserved: false, ct);
        if (!command.Agreed) problems.Add(new("agree", Guidelines.NotAccepted));
        if (fit is null || problems.Count > 0) return await Again(command, problems, ct);

        try
        {
            var outcome = await writes.Run(write => Join(command, entry, fit, write, ct), ct);
            return outcome is Outcome.Invalid taken ? await Again(command, taken.Problems, ct) : outcome;
        }
        catch (DbUpdateException e) when (engine.IsTaken(e))
        {
            // On an engine with several writers at a time, somebody else was a moment earlier.
            return await Again(command, await NewAccounts.Taken(db, fit.Name, fit.Email, ct), ct);
        }
    }

    private async Task<Outcome> Join(Command command, Entry entry, Applicant applicant, Write write, CancellationToken ct)
    {
        var problems = await NewAccounts.Taken(write.Db, applicant.Name, applicant.Email, ct);
        if (problems.Count > 0) return new Outcome.Invalid(problems);

        // A class that was invited signs up from one network.
        if (entry.Invitation is null && await services.Limits.Take(write, AccountLimits.NewAccount(command.Address), ct) is { } wait)
            return new Outcome.Limited("accounts.signUp.limited", wait);

        if (entry.Waits) return await Apply(applicant, write, ct);

        var account = await NewAccounts.Open(write, applicant, Role.Member, ct);
        account.Agree(Guidelines.Version, write.Now);
        if (await admission.Take(write, entry, account, ct) is { } spent)
        {
            write.Abandon();
            return new Outcome.Closed(spent);
        }

        // Whoever invited answers for them: the rules of the first day are for strangers.
        if (entry.Invitation is not null) (await write.Db.Members.FirstAsync(m => m.Id == account.Id, ct)).Vouch();
        if (!account.EmailConfirmed) AccountMail.PostConfirmation(write, services.Links, account);
        var token = await services.Sessions.Open(write, account.Id, command.Device, remembered: false, ct);
        return new Outcome.Joined(account.Id, applicant.Name.Text, token);
    }

    /// <summary>Asking twice is asking once.</summary>
    private static async Task<Outcome> Apply(Applicant applicant, Write write, CancellationToken ct)
    {
        var key = Account.KeyOf(applicant.Email.Text);
        if (await write.Db.Applications.AnyAsync(a => a.EmailKey == key, ct)) return new Outcome.Waiting();

        write.Db.Applications.Add(new Application
        {
            Username = applicant.Name.Text,
            UsernameSkeleton = applicant.Name.Skeleton,
            Email = applicant.Email.Text,
            EmailKey = key,
            PasswordHash = applicant.PasswordHash!,
            Language = applicant.Language,
            GuidelinesVersion = Guidelines.Version,
            At = write.Now,
        });
        return new Outcome.Waiting();
    }

    /// <summary>The second of two clicks finds its own account and is let in; anybody else is told what is taken.</summary>
    private async Task<Outcome> Again(Command command, List<Problem> problems, CancellationToken ct)
    {
        // Either may be found before the other is taken, when both clicks come at once.
        if (!problems.TrueForAll(p => p.Reason is "accounts.username.taken" or "accounts.email.taken"))
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
