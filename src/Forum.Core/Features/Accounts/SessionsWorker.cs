using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Accounts;

/// <summary>Writes down, now and then and at the end, when people were last here.</summary>
internal sealed class SessionsWorker(Sessions sessions, TimeProvider time, JobBoard board, ILogger<SessionsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteDown(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteDown(CancellationToken.None);
        }
    }

    private async Task WriteDown(CancellationToken ct)
    {
        try
        {
            await board.Run(JobNames.Sessions, Interval, () => sessions.WriteDown(ct));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Could not write down who was here; trying again later");
        }
    }
}
