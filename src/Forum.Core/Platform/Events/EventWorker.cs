using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Events;

/// <summary>Delivers events in the background while the forum runs.</summary>
internal sealed class EventWorker(EventDeliveries deliveries, EventSignal signal, JobBoard board, TimeProvider time, ILogger<EventWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    // What happens within a moment is heard together: ten events cost little more than one, and whoever writes next does not wait behind each.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(6);

    private DateTime tidied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // What waits from before may wait for the first reader, who would pay for both.
            await signal.Wait(Poll, stoppingToken);
            while (true) await Deliver(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The forum stops.
        }
    }

    private async Task Deliver(CancellationToken ct)
    {
        try
        {
            await board.Run(JobNames.Events, Poll, () => deliveries.DeliverDue(ct));
            await Tidy(ct);
            await signal.Wait(Poll, ct);
            await Task.Delay(Gather, time, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A full disk or a locked file must not end deliveries for good.
            log.LogError(e, "Delivering events failed; trying again");
            await signal.Wait(Poll, ct);
        }
    }

    private async Task Tidy(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - tidied < TidyEvery) return;

        tidied = now;
        await board.Run(JobNames.OldEvents, TidyEvery, () => deliveries.Tidy(ct));
    }
}
