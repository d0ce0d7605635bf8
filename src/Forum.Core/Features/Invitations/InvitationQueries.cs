using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Invitations;

/// <summary>An invitation as the list shows it.</summary>
internal sealed record InvitationItem(Invitation Invitation, string ByName, InvitationState State, string? Path);

/// <summary>An invitation as whoever holds it sees it.</summary>
internal sealed record InvitationOffer(long Id, string Email, string ByName, InvitationState State, long? CategoryId, bool AlreadyTaken);

internal sealed record InvitationPage(IReadOnlyList<InvitationItem> Items, long? Older);

internal sealed class InvitationQueries(ForumDb db, InvitationLinks links, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>All for staff, one's own for others; newest first, from the given one backwards.</summary>
    public async Task<InvitationPage> Page(Actor actor, long? before, CancellationToken ct)
    {
        var (id, all) = (actor.Id, actor.IsStaff);
        var rows = await db.Invitations
            .Where(i => (all || i.CreatedById == id) && (before == null || i.Id < before))
            .OrderByDescending(i => i.Id).Take(PageSize + 1)
            .Join(db.Members, i => i.CreatedById, m => m.Id, (i, m) => new { Invitation = i, m.DisplayName })
            .OrderByDescending(r => r.Invitation.Id)
            .ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);

        var now = time.GetUtcNow().UtcDateTime;
        return new InvitationPage(
            rows.ConvertAll(r => new InvitationItem(r.Invitation, r.DisplayName, r.Invitation.StateAt(now), r.Invitation.IsLink ? links.Path(r.Invitation.Id) : null)),
            more ? rows[^1].Invitation.Id : null);
    }

    /// <summary>Where the invitation that this member came by leads; null when it leads nowhere, or they came without one.</summary>
    public Task<long?> CategoryOf(Actor actor, CancellationToken ct) => db.InvitationUses.Where(u => u.MemberId == actor.Id)
        .Join(db.Invitations, u => u.InvitationId, i => i.Id, (u, i) => new { u.At, i.CategoryId })
        .Where(i => i.CategoryId != null).OrderBy(i => i.At).Select(i => i.CategoryId).FirstOrDefaultAsync(ct);

    /// <summary>Null when the token is none of ours.</summary>
    public async Task<InvitationOffer?> Find(string? token, Actor actor, CancellationToken ct)
    {
        if (links.Open(token) is not { } id) return null;

        var reader = actor.Id;
        var row = await db.Invitations.Where(i => i.Id == id)
            .Join(db.Members, i => i.CreatedById, m => m.Id, (i, m) => new
            {
                Invitation = i,
                m.DisplayName,
                Taken = db.InvitationUses.Any(u => u.InvitationId == i.Id && u.MemberId == reader),
            })
            .FirstOrDefaultAsync(ct);
        return row is null ? null : new InvitationOffer(
            id, row.Invitation.Email, row.DisplayName, row.Invitation.StateAt(time.GetUtcNow().UtcDateTime), row.Invitation.CategoryId, row.Taken);
    }
}
