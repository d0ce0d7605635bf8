using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Accounts;

/// <summary>
/// Somebody asks for a new password. What happens here is the same whether the address is known or not: the look-up is
/// done afterwards, by <see cref="AnswerPasswordReset"/>, so that neither words nor time tell who has an account.
/// </summary>
internal sealed class RequestPasswordReset(Writes writes, Limits limits)
{
    public sealed record Command(string? Email, string Address);

    public abstract record Outcome
    {
        public sealed record Taken(string Email) : Outcome;

        public sealed record Invalid(string Reason) : Outcome;

        public sealed record Limited(TimeSpan Wait) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (email, refusal) = EmailAddress.Read(command.Email);
        if (refusal is not null) return new Outcome.Invalid(refusal);

        return await writes.RunEvictingNamed<Outcome>(async write =>
        {
            if (await limits.Take(write, AccountLimits.Mail(Account.KeyOf(email.Text), command.Address), ct) is { } wait) return new Outcome.Limited(wait);
            write.Raise(new PasswordResetRequested { Email = email.Text });
            return new Outcome.Taken(email.Text);
        }, ct);
    }
}
