using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.AntiSpam;

/// <summary>Who is new: an ordinary member who joined within the last day and for whom nobody has vouched.</summary>
internal sealed class Newcomers(ForumDb db, SettingsStore settings, TimeProvider time)
{
    private static readonly Func<ForumDb, long, CancellationToken, Task<DateTime?>> Stranger = EF.CompileAsyncQuery((ForumDb db, long member, CancellationToken ct) => db.Members
        .Where(m => m.Id == member && m.Role == Role.Member && !m.IsVouchedFor)
        .Select(m => (DateTime?)m.JoinedAt).FirstOrDefault());

    // The pace and several screens ask within one request.
    private (long MemberId, DateTime? JoinedAt)? asked;

    /// <summary>When this person will no longer be new; null for everybody else.</summary>
    public async Task<DateTime?> Until(Actor actor, CancellationToken ct) => actor.Role == Role.Member ? await Until(actor.Id, ct) : null;

    /// <inheritdoc cref="Until(Actor, CancellationToken)"/>
    public async Task<DateTime?> Until(long memberId, CancellationToken ct)
    {
        var hours = (await settings.Get<PaceSettings>(ct)).NewcomerHours;
        if (asked is not { } known || known.MemberId != memberId) asked = known = (memberId, await Stranger(db, memberId, ct));
        var until = known.JoinedAt?.AddHours(hours);
        return until > time.GetUtcNow().UtcDateTime ? until : null;
    }
}
