using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Somebody signed in types the password again, before something dangerous.</summary>
internal sealed class ConfirmPassword(ForumDb db, Writes writes, AccountServices services)
{
    public sealed record Command(Actor Actor, long SessionId, string? Password);

    public abstract record Outcome
    {
        /// <summary>The browser gets a new token.</summary>
        public sealed record Confirmed(string Token) : Outcome;

        public sealed record Refused(string Reason) : Outcome;

        public sealed record Limited(TimeSpan Wait) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var account = await db.Accounts.FirstAsync(a => a.Id == command.Actor.Id, ct);
        var answer = await services.Ask(account, command.Password, ct);
        if (answer.Wait is { } wait) return new Outcome.Limited(wait);
        if (answer.Refusal is { } reason) return new Outcome.Refused(reason);

        return await writes.RunEvictingNamed(async write =>
        {
            await services.Limits.GiveBack(write, AccountLimits.Confirm(account.Id), ct);
            return await Renew(write, command, ct);
        }, ct);
    }

    private async Task<Outcome> Renew(Write write, Command command, CancellationToken ct)
    {
        if (await services.Sessions.Renew(write, command.SessionId, ct) is not { } token) return new Outcome.Refused("accounts.session.ended");
        return new Outcome.Confirmed(token);
    }
}
