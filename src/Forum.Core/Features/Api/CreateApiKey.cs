using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Api;

/// <summary>Makes a key for a script; the only moment its text is known.</summary>
internal sealed class CreateApiKey(Writes writes)
{
    public const string NoScope = "api.key.noScope";
    public const string NotAnAdmin = "api.key.notAnAdmin";

    public sealed record Command(string Owner, ApiScopes Scopes, string Name);

    public abstract record Outcome
    {
        public sealed record Created(string Secret) : Outcome;

        public sealed record NoOwner : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Scopes == ApiScopes.None) return new Outcome.Refused(NoScope);

        var key = Account.KeyOf(command.Owner.Trim());
        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct) is not { } owner) return new Outcome.NoOwner();

            // A key can do what its owner can; an admin key of somebody who is none would be a promise that nothing keeps.
            if (command.Scopes.HasFlag(ApiScopes.Admin) && owner.Role != Role.Admin) return new Outcome.Refused(NotAnAdmin);

            var secret = ApiKeySecret.New();
            write.Db.ApiKeys.Add(ApiKeySecret.Row(secret, command.Name, owner.Id, command.Scopes, write.Now));
            write.Audit(Actor.Guest, "api.keyCreated", $"member:{owner.Id}", command.Name);
            return new Outcome.Created(secret);
        }, ct);
    }
}
