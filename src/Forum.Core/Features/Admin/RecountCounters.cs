using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Admin;

/// <summary>Counts again what is kept as a counter, reports what differs, and puts it right when asked to.</summary>
internal sealed class RecountCounters(ForumDb db, Writes writes)
{
    public sealed record Command(bool Repair);

    /// <summary>For each counter, how many rows differ from what was counted.</summary>
    public sealed record Outcome(IReadOnlyList<Counted> Counters)
    {
        public bool HasDrift => Counters.Any(c => c.Wrong > 0);
    }

    public sealed record Counted(string Name, int Wrong);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var counted = new List<Counted>();
        foreach (var counter in Counter.All) counted.Add(new Counted(counter.Name, await counter.Wrong(db, ct)));
        var outcome = new Outcome(counted);
        if (!command.Repair || !outcome.HasDrift) return outcome;

        await writes.Run(async write =>
        {
            foreach (var counter in Counter.All) await counter.Repair(write, ct);
            write.Audit(Actor.Guest, "counters.repaired", "forum", string.Join(", ", counted.Where(c => c.Wrong > 0).Select(c => c.Name)));
        }, ct);
        return outcome;
    }
}
