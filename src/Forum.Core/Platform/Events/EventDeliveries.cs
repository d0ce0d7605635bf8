using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Events;

/// <summary>Takes due deliveries from the outbox and hands them to their handlers.</summary>
internal sealed class EventDeliveries(IAsk ask, Writes writes, EventCatalog catalog, IServiceScopeFactory scopes, ILogger<EventDeliveries> log)
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
    public async Task Release(CancellationToken ct)
    {
        // Asked first, since a forum that was stopped in peace left nothing, and to open the door takes a start longer than to ask.
        if (await ask.First($"SELECT 1 FROM event_deliveries WHERE leased_until IS NOT NULL AND state = {DeliveryState.Pending}", _ => true, ct))
            await writes.RunEvictingNamed(write => write.Run($"UPDATE event_deliveries SET leased_until = NULL WHERE leased_until IS NOT NULL AND state = {DeliveryState.Pending}", ct), ct);
    }

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

    private static Task<List<Due>> DueNow(Write write, CancellationToken ct) => write.All($"""
        SELECT d.id, d.handler, e.payload FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE d.state = {DeliveryState.Pending} AND d.due_at <= {write.Now} AND (d.leased_until IS NULL OR d.leased_until < {write.Now})
        ORDER BY d.due_at, d.id LIMIT {BatchSize}
        """, row => new Due(row.GetInt64(0), row.GetString(1), row.GetString(2)), ct);

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
        await write.Run($"UPDATE event_deliveries SET state = {DeliveryState.Done}, error = NULL WHERE id IN {ids}", ct);
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
