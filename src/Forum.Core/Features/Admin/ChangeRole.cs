using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>Gives a person a role, from the command line or by an administrator.</summary>
internal sealed class ChangeRole(Writes writes, Sessions sessions)
{
    public sealed record Command(string Username, Role Role)
    {
        /// <summary>Null for the command line: whoever has it has everything.</summary>
        public Actor? By { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Changed(string Username) : Outcome;

        public sealed record Nobody : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.By is { } by && AdminPolicy.GiveRole(by) is { Allowed: false } no) return new Outcome.Refused(no.Reason!);

        return await writes.Run<Outcome>(async write =>
        {
            var key = Account.KeyOf(command.Username.Trim());
            if (await write.Db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct) is not { } member) return new Outcome.Nobody();
            if (member.Role == command.Role) return new Outcome.Changed(member.Username);

            // A house without anybody to keep it cannot be changed any more, unless from the command line.
            if (command.By is not null && member.Role == Role.Admin && !await write.Db.Members.AnyAsync(m => m.Role == Role.Admin && m.Id != member.Id, ct))
                return new Outcome.Refused(AdminPolicy.LastAdmin);

            member.Become(command.Role);
            write.Audit(command.By ?? Actor.Guest, "member.role", $"member:{member.Id}", command.Role.ToString());
            write.AfterCommit(sessions.Forget);
            return new Outcome.Changed(member.Username);
        }, ct);
    }
}
