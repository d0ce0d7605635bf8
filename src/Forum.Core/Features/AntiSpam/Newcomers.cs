using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.AntiSpam;

/// <summary>Who is new: an ordinary member who joined within the last day and for whom nobody has vouched.</summary>
internal sealed class Newcomers(IAsk ask, SettingsStore settings, TimeProvider time)
{
    // The pace and several screens ask within one request.
    private (long MemberId, DateTime? JoinedAt)? asked;

    /// <summary>When this person will no longer be new; null for everybody else.</summary>
    public async Task<DateTime?> Until(Actor actor, CancellationToken ct) => actor.Role == Role.Member ? await Until(actor.Id, ct) : null;

    /// <inheritdoc cref="Until(Actor, CancellationToken)"/>
    public async Task<DateTime?> Until(long memberId, CancellationToken ct)
    {
        var hours = (await settings.Get<PaceSettings>(ct)).NewcomerHours;
        if (asked is not { } known || known.MemberId != memberId) asked = known = (memberId, await Joined(memberId, ct));
        var until = known.JoinedAt?.AddHours(hours);
        return until > time.GetUtcNow().UtcDateTime ? until : null;
    }

    private async Task<DateTime?> Joined(long memberId, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var age = await ask.First(
            $"SELECT {now} - joined_at FROM members WHERE id = {memberId} AND role = {Role.Member} AND is_vouched_for = {false}", row => (long?)row.GetInt64(0), ct);
        return age is { } milliseconds ? now.AddMilliseconds(-milliseconds) : null;
    }
}
