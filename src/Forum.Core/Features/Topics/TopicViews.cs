using System.Collections.Concurrent;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Forum.Core.Features.Topics;

/// <summary>Counts readings in memory and writes them in batches: reading a page must not cost a write.</summary>
internal sealed class TopicViews(Writes writes)
{
    private ConcurrentDictionary<long, int> counts = new();

    public void Count(long topicId) => counts.AddOrUpdate(topicId, 1, (_, n) => n + 1);

    public async Task Flush(CancellationToken ct)
    {
        if (counts.IsEmpty) return;

        var batch = Interlocked.Exchange(ref counts, new ConcurrentDictionary<long, int>());
        await writes.RunEvictingNamed(async write =>
        {
            foreach (var (topicId, views) in batch) await write.Run($"UPDATE topics SET view_count = view_count + {views} WHERE id = {topicId}", ct);
            await TopicHeat.Viewed(write, batch, ct);
        }, ct);
    }
}

/// <summary>Writes the readings every ten seconds, and what is left when the forum stops.</summary>
internal sealed class TopicViewWorker(TopicViews views, TimeProvider time, JobBoard board) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await views.Flush(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await board.Run(JobNames.Views, Interval, () => views.Flush(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
