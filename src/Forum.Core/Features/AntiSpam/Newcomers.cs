using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.AntiSpam;

/// <summary>Who is new: an ordinary member who joined within the last day and for whom nobody has vouched.</summary>
internal sealed class Newcomers(ForumDb db, SettingsStore settings, TimeProvider time)
{
    /// <summary>When this person will no longer be new; null for everybody else.</summary>
    public async Task<DateTime?> Until(Actor actor, CancellationToken ct) => actor.Role == Role.Member ? await Until(actor.Id, ct) : null;

    /// <inheritdoc cref="Until(Actor, CancellationToken)"/>
    public async Task<DateTime?> Until(long memberId, CancellationToken ct)
    {
        var hours = (await settings.Get<PaceSettings>(ct)).NewcomerHours;
        var since = time.GetUtcNow().UtcDateTime.AddHours(-hours);
        var joined = await db.Members
            .Where(m => m.Id == memberId && m.Role == Role.Member && !m.IsVouchedFor && m.JoinedAt > since)
            .Select(m => (DateTime?)m.JoinedAt).FirstOrDefaultAsync(ct);
        return joined?.AddHours(hours);
    }
}
