using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Events;

/// <summary>Takes due deliveries from the outbox and hands them to their handlers.</summary>
internal sealed class EventDeliveries(Writes writes, EventCatalog catalog, IServiceScopeFactory scopes, ILogger<EventDeliveries> log)
{
    public const int MostAttempts = 12;
    private const int BatchSize = 400;
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    /// <summary>Delivers until nothing is due. Returns how many were handed over.</summary>
    public async Task<int> DeliverAll(CancellationToken ct)
    {
        var total = 0;
        while (await DeliverBatch(ct) is var delivered and > 0) total += delivered;
        return total;
    }

    /// <summary>The same for what is due now; what happens meanwhile gives a signal of its own.</summary>
    public async Task<int> DeliverDue(CancellationToken ct)
    {
        var (total, delivered) = (0, BatchSize);
        while (delivered == BatchSize) total += delivered = await DeliverBatch(ct);
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
    public Task Release(CancellationToken ct) => writes.RunEvictingNamed(
        write => write.Run($"UPDATE event_deliveries SET leased_until = NULL WHERE leased_until IS NOT NULL AND state = {DeliveryState.Pending}", ct), ct);

    private async Task<int> DeliverBatch(CancellationToken ct)
    {
        var due = new List<Due>();
        try
        {
            // The usual case: all handlers of one wake-up share a transaction, so that a busy minute costs one sync.
            await writes.RunEvictingNamed(async write =>
            {
                due.AddRange(await DueNow(write, ct));
                await Deliver(due, write, ct);
            }, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && due.Count > 0)
        {
            log.LogWarning(e, "A batch of {Count} deliveries failed; trying each on its own", due.Count);
            foreach (var delivery in due) await DeliverAlone(delivery, ct);
        }

        return due.Count;
    }

    private static Task<List<Due>> DueNow(Write write, CancellationToken ct)
    {
        var now = write.Now;
        return write.Db.EventDeliveries
            .Where(d => d.State == DeliveryState.Pending && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id)
            .Take(BatchSize)
            .Select(d => new Due(d.Id, d.Handler, d.Event.Payload))
            .ToListAsync(ct);
    }

    private async Task DeliverAlone(Due delivery, CancellationToken ct)
    {
        try
        {
            await writes.RunEvictingNamed(async write =>
            {
                if (await write.Db.EventDeliveries.AnyAsync(d => d.Id == delivery.Id && d.State == DeliveryState.Pending, ct)) await Deliver([delivery], write, ct);
            }, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await writes.RunEvictingNamed(write => Fail(delivery.Id, e, write, ct), ct);
        }
    }

    /// <summary>Each handler hears its events in their order. The mark of a delivery shows nowhere; a handler that changes what visitors see names it.</summary>
    private async Task Deliver(List<Due> due, Write write, CancellationToken ct)
    {
        if (due.Count == 0) return;

        await using var scope = scopes.CreateAsyncScope();
        foreach (var heard in due.GroupBy(d => d.Handler))
        {
            // A handler that no longer exists has nothing to say about old events.
            if (catalog.Find(heard.Key) is { } subscription)
                await subscription.DeliverAll(scope.ServiceProvider, [.. heard.OrderBy(d => d.Id).Select(d => d.Payload)], write, ct);
        }

        var ids = due.ConvertAll(d => d.Id);
        await write.Flush(ct);
        await write.Db.EventDeliveries.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, DeliveryState.Done)
            .SetProperty(d => d.Error, (string?)null), ct);
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

    private sealed record Due(long Id, string Handler, string Payload);
}
