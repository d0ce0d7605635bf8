using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Data;

/// <summary>Forgets what is kept in memory when somebody else, such as the command line, has written to the database.</summary>
internal sealed class Freshness(IForumEngine engine, IEnumerable<ISnapshot> snapshots, PageGenerations generations)
{
    public async Task Look(CancellationToken ct)
    {
        if (!await engine.WrittenElsewhere(ct)) return;

        foreach (var snapshot in snapshots) snapshot.Forget();
        generations.MoveAll();
    }
}

/// <summary>Looks every second while the forum runs.</summary>
internal sealed class FreshnessWorker(Freshness freshness, TimeProvider time, JobBoard board, ILogger<FreshnessWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookSafely(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task LookSafely(CancellationToken ct)
    {
        try
        {
            await board.Run(JobNames.Freshness, Interval, () => freshness.Look(ct));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Could not ask the database whether somebody else wrote");
        }
    }
}
