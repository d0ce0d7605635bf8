using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Invitations;

/// <summary>Somebody who has an account takes an invitation: its groups become theirs. Twice is once.</summary>
internal sealed class AcceptInvitation(Writes writes, InvitationLinks links, GroupChanges changes)
{
    public const string Spent = "invitations.refused.spent";

    public sealed record Command(Actor Actor, string? Token);

    public abstract record Outcome
    {
        public sealed record Accepted(long? CategoryId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Actor.IsGuest) return new Outcome.Refused(new Refusal(InvitationPolicy.SignIn));
        if (links.Open(command.Token) is not { } id) return new Outcome.Refused(new Refusal(Spent));

        return await writes.Run<Outcome>(async write =>
        {
            var category = await write.Db.Invitations.Where(i => i.Id == id).Select(i => i.CategoryId).FirstOrDefaultAsync(ct);
            if (await write.Db.InvitationUses.AnyAsync(u => u.InvitationId == id && u.MemberId == command.Actor.Id, ct)) return new Outcome.Accepted(category);
            return await Take(write, changes, id, command.Actor.Id, ct) is { } taken ? new Outcome.Accepted(taken.CategoryId) : new Outcome.Refused(new Refusal(Spent));
        }, ct);
    }

    /// <summary>Within the transaction of a sign-up too. One atomic statement counts, so that the last place is taken once; null when there is none.</summary>
    public static async Task<Invitation?> Take(Write write, GroupChanges changes, long id, long memberId, CancellationToken ct)
    {
        var now = write.Now;
        var taken = await write.Db.Invitations
            .Where(i => i.Id == id && i.UseCount < i.UseLimit && i.RevokedAt == null && i.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UseCount, i => i.UseCount + 1), ct);
        if (taken == 0) return null;

        var invitation = await write.Db.Invitations.AsNoTracking().FirstAsync(i => i.Id == id, ct);
        write.Db.InvitationUses.Add(new InvitationUse { InvitationId = id, MemberId = memberId, At = now });
        foreach (var group in await write.Db.Groups.Where(g => invitation.GroupIds.Contains(g.Id) && g.Id > AutomaticGroup.Staff).Select(g => g.Id).ToListAsync(ct))
            await AddToGroup.Put(write, group, memberId, null, ct);
        write.Raise(new InvitationAccepted { InvitationId = id, MemberId = memberId, ById = invitation.CreatedById });
        changes.ForgetAfter(write);
        return invitation;
    }
}
