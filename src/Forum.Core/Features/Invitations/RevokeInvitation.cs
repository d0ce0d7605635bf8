using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Invitations;

/// <summary>Takes an invitation back. Who came by it stays.</summary>
internal sealed class RevokeInvitation(Writes writes)
{
    public sealed record Command(Actor Actor, long InvitationId);

    public abstract record Outcome
    {
        public sealed record Revoked : Outcome;

        public sealed record NotFound : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        if (await write.Db.Invitations.FirstOrDefaultAsync(i => i.Id == command.InvitationId, ct) is not { } invitation) return new Outcome.NotFound();
        if (InvitationPolicy.Change(command.Actor, invitation.CreatedById) is { Allowed: false }) return new Outcome.NotFound();

        invitation.Revoke(write.Now);
        write.Audit(command.Actor, "invitation.revoked", "forum");
        return new Outcome.Revoked();
    }, ct);
}
