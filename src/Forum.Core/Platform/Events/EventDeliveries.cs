using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Events;

/// <summary>Takes due deliveries from the outbox and hands them to their handlers.</summary>
internal sealed class EventDeliveries(Writes writes, EventCatalog catalog, IServiceScopeFactory scopes, ILogger<EventDeliveries> log)
{
    public const int MostAttempts = 12;
    private const int BatchSize = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    /// <summary>Delivers until nothing is due. Returns how many were handed over.</summary>
    public async Task<int> DeliverAll(CancellationToken ct)
    {
        var total = 0;
        while (await DeliverBatch(ct) is var delivered and > 0) total += delivered;
        return total;
    }

    /// <summary>Removes what was heard more than a week ago.</summary>
    public Task Tidy(CancellationToken ct) => writes.RunEvictingNamed(write =>
    {
        var before = write.Now - Keep;
        return write.Db.Events
            .Where(e => e.At < before && !write.Db.EventDeliveries.Any(d => d.EventId == e.Id && d.State != DeliveryState.Done))
            .ExecuteDeleteAsync(ct);
    }, ct);

    /// <summary>Takes back what a process that is gone had in hand; only when no other process delivers.</summary>
    public Task Release(CancellationToken ct) => writes.RunEvictingNamed(write =>
        write.Db.EventDeliveries.Where(d => d.LeasedUntil != null && d.State == DeliveryState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedUntil, (DateTime?)null), ct), ct);

    private async Task<int> DeliverBatch(CancellationToken ct)
    {
        var ids = await Claim(ct);
        if (ids.Count == 0) return 0;

        try
        {
            // The usual case: all handlers of one wake-up share a transaction, so that a busy minute costs one sync.
            await writes.RunEvictingNamed(write => Deliver(ids, write, ct), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "A batch of {Count} deliveries failed; trying each on its own", ids.Count);
            foreach (var id in ids) await DeliverAlone(id, ct);
        }

        return ids.Count;
    }

    private Task<List<long>> Claim(CancellationToken ct) => writes.RunEvictingNamed(async write =>
    {
        var now = write.Now;
        var due = await write.Db.EventDeliveries
            .Where(d => d.State == DeliveryState.Pending && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id)
            .Take(BatchSize)
            .Select(d => d.Id)
            .ToListAsync(ct);
        if (due.Count == 0) return due;

        var until = now + Lease;
        await write.Db.EventDeliveries.Where(d => due.Contains(d.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedUntil, until), ct);
        return due;
    }, ct);

    private async Task DeliverAlone(long id, CancellationToken ct)
    {
        try
        {
            await writes.RunEvictingNamed(write => Deliver([id], write, ct), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await writes.RunEvictingNamed(write => Fail(id, e, write, ct), ct);
        }
    }

    private async Task<bool> Deliver(List<long> ids, Write write, CancellationToken ct)
    {
        // The mark of a delivery shows nowhere; a handler that changes what visitors see names it.
        await using var scope = scopes.CreateAsyncScope();
        var deliveries = await write.Db.EventDeliveries.Include(d => d.Event)
            .Where(d => ids.Contains(d.Id) && d.State == DeliveryState.Pending)
            .OrderBy(d => d.Id).ToListAsync(ct);
        foreach (var delivery in deliveries)
        {
            // A handler that no longer exists has nothing to say about old events.
            if (catalog.Find(delivery.Handler) is { } subscription)
                await subscription.Deliver(scope.ServiceProvider, delivery.Event.Payload, write, ct);
            delivery.State = DeliveryState.Done;
            delivery.LeasedUntil = null;
            delivery.Error = null;
        }

        return true;
    }

    private async Task<bool> Fail(long id, Exception e, Write write, CancellationToken ct)
    {
        var delivery = await write.Db.EventDeliveries.FirstAsync(d => d.Id == id, ct);
        delivery.Attempts++;
        delivery.Error = e.Message;
        delivery.LeasedUntil = null;
        delivery.DueAt = write.Now + Backoff(delivery.Attempts);
        if (delivery.Attempts >= MostAttempts) delivery.State = DeliveryState.Resting;
        log.LogError(e, "{Handler} failed for the {Attempts}. time", delivery.Handler, delivery.Attempts);
        return true;
    }

    /// <summary>2 s, 4 s, 8 s … at most an hour: a passing fault heals soon, a lasting one does not fill the log.</summary>
    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempts)));
}
