using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Reading;

/// <summary>Writes what was read every other second and when the forum stops, and throws old drafts away once in a while.</summary>
internal sealed class ReadingWorker(ReadPositions positions, IServiceScopeFactory scopes, TimeProvider time, JobBoard board, ILogger<ReadingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(6);

    private DateTimeOffset purgeDue;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await positions.Flush(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the forum starts.
        purgeDue = time.GetUtcNow() + TimeSpan.FromMinutes(5);
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Work(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Work(CancellationToken ct)
    {
        try
        {
            await board.Run(JobNames.Reading, Interval, () => positions.Flush(ct));
            if (time.GetUtcNow() < purgeDue) return;

            purgeDue = time.GetUtcNow() + BetweenPurges;
            await using var scope = scopes.CreateAsyncScope();
            await board.Run(JobNames.OldDrafts, BetweenPurges, () => scope.ServiceProvider.GetRequiredService<PurgeDrafts>().Run(new PurgeDrafts.Command(), ct));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Could not write down what was read; trying again shortly");
        }
    }
}
