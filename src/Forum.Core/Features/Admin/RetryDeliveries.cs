using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>Has what failed tried again now: one delivery, or all.</summary>
internal sealed class RetryDeliveries(Writes writes, EventSignal signal)
{
    public sealed record Command(Actor Actor, long? Id = null);

    public abstract record Outcome
    {
        public sealed record Due(int Count) : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);

        var count = await writes.RunEvictingNamed(write =>
        {
            var now = write.Now;
            return write.Db.EventDeliveries
                .Where(d => d.State == DeliveryState.Resting || (d.State == DeliveryState.Pending && d.Attempts > 0))
                .Where(d => command.Id == null || d.Id == command.Id)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(d => d.State, DeliveryState.Pending)
                    .SetProperty(d => d.Attempts, 0)
                    .SetProperty(d => d.DueAt, now), ct);
        }, ct);
        signal.Wake();
        return new Outcome.Due(count);
    }
}
