using System.Collections.Concurrent;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Forum.Core.Features.Topics;

/// <summary>Counts readings in memory and writes them in batches: reading a page must not cost a write.</summary>
internal sealed class TopicViews(Writes writes)
{
    private readonly ConcurrentQueue<ViewCounter> begun = new();

    public void Count(long topicId) => Of(topicId).Count();

    /// <summary>For what is shown many times: it counts without being looked for.</summary>
    public ViewCounter Of(long topicId) => new(topicId, begun);

    public async Task Flush(CancellationToken ct)
    {
        var batch = new Dictionary<long, int>();
        for (var left = begun.Count; left > 0 && begun.TryDequeue(out var counter); left--)
            batch[counter.TopicId] = batch.GetValueOrDefault(counter.TopicId) + counter.Take();
        if (batch.Count == 0) return;

        await writes.RunEvictingNamed(async write =>
        {
            foreach (var (topicId, views) in batch) await write.Run($"UPDATE topics SET view_count = view_count + {views} WHERE id = {topicId}", ct);
            await TopicHeat.Viewed(write, batch, ct);
        }, ct);
    }
}

/// <summary>Readings of a topic that are not written yet; one topic may have several of these.</summary>
/// <param name="topicId">Of which topic.</param>
/// <param name="begun">Where those wait that have something to write.</param>
internal sealed class ViewCounter(long topicId, ConcurrentQueue<ViewCounter> begun)
{
    private int count;

    public long TopicId { get; } = topicId;

    public void Count()
    {
        if (Interlocked.Increment(ref count) == 1) begun.Enqueue(this);
    }

    /// <summary>What was counted, and from now on from nothing.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);
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
