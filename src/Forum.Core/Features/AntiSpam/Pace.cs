using Forum.Core.Features.Accounts;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.AntiSpam;

/// <summary>
/// How often somebody may do something. Asked twice: before any work, where a refusal writes nothing; and inside the act's own
/// transaction, where it is counted, so that two at the same moment are two.
/// </summary>
internal sealed class Pace(Limits limits, Newcomers newcomers, SettingsStore settings, Sender sender, TimeProvider time)
{
    /// <summary>Why not now, or null. Writes nothing.</summary>
    public async Task<Refusal?> Look(Act act, Actor actor, CancellationToken ct)
    {
        if (!Concerns(actor)) return null;

        var until = await newcomers.Until(actor, ct);
        var asked = await Asked(act, actor, until is not null, ct);
        var now = time.GetUtcNow().UtcDateTime;
        var met = await limits.Find(Plain(asked), now, ct);
        return Say(met, asked, until - now);
    }

    /// <summary>Counts it, or says why not now and counts nothing.</summary>
    public async Task<Refusal?> Take(Write write, Act act, Actor actor, CancellationToken ct)
    {
        if (!Concerns(actor)) return null;

        var until = await newcomers.Until(actor, ct);
        var asked = await Asked(act, actor, until is not null, ct);
        var met = await limits.Count(write, Plain(asked), ct);
        return Say(met, asked, until - write.Now);
    }

    private bool Concerns(Actor actor) => sender.IsGuarded && !limits.AreOff && !actor.IsGuest && !actor.IsStaff;

    private async Task<List<PaceLimit>> Asked(Act act, Actor actor, bool isNew, CancellationToken ct) =>
        PaceLimits.Of(act, await settings.Get<PaceSettings>(ct), actor.Id, sender.Address!, isNew);

    private static Limit[] Plain(List<PaceLimit> asked) => [.. asked.Select(limit => limit.Limit)];

    private static Refusal? Say(MetLimit? met, List<PaceLimit> asked, TimeSpan? newFor)
    {
        if (met is not { } hit) return null;

        // Whoever stops being new before the window ends need not wait for it.
        var reason = asked.Find(limit => limit.Limit == hit.Limit).Reason;
        var wait = reason is PaceLimits.NewcomerTopics or PaceLimits.NewcomerReplies && newFor < hit.Wait ? newFor.Value : hit.Wait;
        return Refusal.Later(reason, wait).With("most", hit.Limit.Most);
    }
}
