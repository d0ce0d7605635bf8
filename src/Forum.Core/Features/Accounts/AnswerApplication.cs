using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Lets somebody in who waits, or does not. They are told either way.</summary>
internal sealed class AnswerApplication(Writes writes, AccountLinks links)
{
    public const string OnlyStaff = "accounts.refused.onlyStaff";

    public sealed record Command(Actor Actor, long ApplicationId, bool Accept);

    public abstract record Outcome
    {
        public sealed record Answered(string Username) : Outcome;

        /// <summary>Somebody else was faster.</summary>
        public sealed record Gone : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsStaff) return new Outcome.Refused(new Refusal(OnlyStaff));

        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Applications.FirstOrDefaultAsync(a => a.Id == command.ApplicationId, ct) is not { } asked) return new Outcome.Gone();

            write.Db.Applications.Remove(asked);
            await write.Flush(ct);
            if (command.Accept) await Accept(write, asked, ct);
            else AccountMail.Post(write, asked.Email, AccountMail.ApplicationRefused, asked.Username, asked.Language);
            write.Audit(command.Actor, command.Accept ? "member.accepted" : "member.declined", "forum", asked.Username);
            return new Outcome.Answered(asked.Username);
        }, ct);
    }

    // Whoever was given an account while waiting has one already.
    private async Task Accept(Write write, Application asked, CancellationToken ct)
    {
        var applicant = asked.AsApplicant();
        if ((await NewAccounts.Taken(write.Db, applicant.Name, applicant.Email, ct)).Count > 0) return;

        var account = await NewAccounts.Open(write, applicant, Role.Member, ct);
        account.Agree(asked.GuidelinesVersion, asked.At);
        AccountMail.Post(write, account, AccountMail.ApplicationAccepted, AccountMail.Confirmation(links, account));
    }
}
