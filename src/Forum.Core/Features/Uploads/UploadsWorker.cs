using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Uploads;

/// <summary>Once a day, and soon after a start: what nothing uses any more goes.</summary>
internal sealed class UploadsWorker(IServiceScopeFactory scopes, TimeProvider time, JobBoard board, ILogger<UploadsWorker> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = First; ; pause = Interval)
            {
                await Task.Delay(pause, time, stoppingToken);
                await Clean(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Clean(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var removed = await board.Run(JobNames.LooseUploads, Interval, () => scope.ServiceProvider.GetRequiredService<RemoveLooseUploads>().Run(ct));
            if (removed > 0) log.LogInformation("Removed {Count} uploads that nothing used any more", removed);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Unused uploads could not be removed; trying again tomorrow");
        }
    }
}
