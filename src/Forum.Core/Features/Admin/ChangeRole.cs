using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>Gives a person a role, from the command line.</summary>
internal sealed class ChangeRole(Writes writes, Sessions sessions)
{
    public sealed record Command(string Username, Role Role);

    public abstract record Outcome
    {
        public sealed record Changed(string Username) : Outcome;

        public sealed record Nobody : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var key = Account.KeyOf(command.Username.Trim());
        if (await write.Db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct) is not { } member) return new Outcome.Nobody();

        member.Become(command.Role);
        write.Audit(Actor.Guest, "member.role", $"member:{member.Id}", command.Role.ToString());
        write.AfterCommit(sessions.Forget);
        return new Outcome.Changed(member.Username);
    }, ct);
}
