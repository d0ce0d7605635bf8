using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Events;

/// <summary>Delivers events in the background while the forum runs.</summary>
internal sealed class EventWorker(EventDeliveries deliveries, EventSignal signal, ILogger<EventWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await deliveries.DeliverAll(stoppingToken);
                await signal.Wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A full disk or a locked file must not end deliveries for good.
                log.LogError(e, "Delivering events failed; trying again");
                await signal.Wait(Poll, stoppingToken);
            }
        }
    }
}
