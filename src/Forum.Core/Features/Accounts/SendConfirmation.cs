using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>The letter with the link once more, for those who lost it.</summary>
internal sealed class SendConfirmation(Writes writes, Limits limits, AccountLinks links)
{
    public sealed record Command(Actor Actor, string Address);

    public abstract record Outcome
    {
        public sealed record Sent : Outcome;

        public sealed record AlreadyDone : Outcome;

        public sealed record Limited(TimeSpan Wait) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.RunEvictingNamed<Outcome>(async write =>
    {
        var account = await write.Db.Accounts.FirstAsync(a => a.Id == command.Actor.Id, ct);
        if (account.EmailConfirmed) return new Outcome.AlreadyDone();
        if (await limits.Take(write, AccountLimits.Mail(account.NormalizedEmail!, command.Address), ct) is { } wait) return new Outcome.Limited(wait);

        AccountMail.PostConfirmation(write, links, account);
        return new Outcome.Sent();
    }, ct);
}
