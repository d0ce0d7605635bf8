using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Data;

/// <summary>Forgets all snapshots when somebody else, such as the command line, has written to the database.</summary>
internal sealed class Freshness(IForumEngine engine, IEnumerable<ISnapshot> snapshots)
{
    private long? seen;

    public async Task Look(CancellationToken ct)
    {
        var version = await engine.DataVersion(ct);
        if (seen is { } before && before != version)
        {
            foreach (var snapshot in snapshots) snapshot.Forget();
        }

        seen = version;
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
            do
            {
                await LookSafely(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
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
