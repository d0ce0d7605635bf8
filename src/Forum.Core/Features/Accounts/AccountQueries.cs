using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>What a member may see of their own account.</summary>
internal sealed class AccountQueries(ForumDb db, TimeProvider time)
{
    public sealed record OwnAccount(string Email, bool EmailConfirmed, string? PendingEmail, List<OwnSession> Sessions);

    public sealed record OwnSession(long Id, string Device, DateTime CreatedAt, DateTime LastSeenAt);

    public async Task<OwnAccount> Own(Actor actor, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var account = await db.Accounts.Where(a => a.Id == actor.Id).Select(a => new { a.Email, a.EmailConfirmed, a.PendingEmail }).FirstAsync(ct);
        var sessions = await db.Sessions.Where(s => s.MemberId == actor.Id && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id)
            .Select(s => new OwnSession(s.Id, s.Device, s.CreatedAt, s.LastSeenAt)).ToListAsync(ct);
        return new OwnAccount(account.Email!, account.EmailConfirmed, account.PendingEmail, sessions);
    }
}
