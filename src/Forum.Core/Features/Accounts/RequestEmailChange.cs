using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>A member wants another address. It counts once its link is followed; the old one is told at once.</summary>
internal sealed class RequestEmailChange(ForumDb db, Writes writes, AccountServices services)
{
    public sealed record Command(Actor Actor, string? Email, string? Password, string Address);

    public abstract record Outcome
    {
        public sealed record Asked(string Email) : Outcome;

        public sealed record Invalid(List<Problem> Problems) : Outcome;

        public sealed record Limited(TimeSpan Wait) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var account = await db.Accounts.FirstAsync(a => a.Id == command.Actor.Id, ct);
        var answer = await services.Ask(account, command.Password, ct);
        if (answer.Wait is { } wait) return new Outcome.Limited(wait);

        var problems = new List<Problem>();
        if (answer.Refusal is { } wrong) problems.Add(new("password", wrong));
        var (email, refusal) = EmailAddress.Read(command.Email);
        if (refusal is not null) problems.Add(new("email", refusal));
        else if (email.Text == account.Email) problems.Add(new("email", "accounts.email.same"));
        return problems.Count > 0 ? new Outcome.Invalid(problems) : await writes.RunEvictingNamed(write => Ask(write, command, email, ct), ct);
    }

    private async Task<Outcome> Ask(Write write, Command command, EmailAddress email, CancellationToken ct)
    {
        var key = Account.KeyOf(email.Text);
        var account = await write.Db.Accounts.FirstAsync(a => a.Id == command.Actor.Id, ct);
        if (await services.Limits.Take(write, AccountLimits.Mail(key, command.Address), ct) is { } wait) return new Outcome.Limited(wait);
        if (await write.Db.Accounts.AnyAsync(a => a.NormalizedEmail == key && a.Id != account.Id, ct))
            return new Outcome.Invalid([new("email", "accounts.email.taken")]);

        await services.Limits.GiveBack(write, AccountLimits.Confirm(account.Id), ct);
        account.AskFor(email);
        var token = services.Links.Seal(AccountLinks.ChangeEmail, account.Id, email.Text);
        AccountMail.Post(write, account, AccountMail.ChangeEmail, $"/confirm-email?change={token}", to: email.Text);
        AccountMail.Post(write, account, AccountMail.EmailChangeAsked);
        return new Outcome.Asked(email.Text);
    }
}
