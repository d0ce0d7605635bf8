using System.Collections.Concurrent;

namespace Forum.Core.Platform.Jobs;

/// <summary>One background work as it last went.</summary>
internal sealed record JobReport(string Name)
{
    public DateTime? BeganAt { get; init; }

    public TimeSpan? Took { get; init; }

    public DateTime? NextAt { get; init; }

    public bool IsRunning { get; init; }

    /// <summary>Why the last time failed; null when it went well.</summary>
    public string? Error { get; init; }
}

/// <summary>Where background workers write down when they worked and how it went, so that administrators can read it. It starts nothing by itself.</summary>
internal sealed class JobBoard(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, JobReport> reports = new(StringComparer.Ordinal);

    public JobReport Of(string job) => reports.GetValueOrDefault(job) ?? new JobReport(job);

    public IEnumerable<JobReport> Failed => reports.Values.Where(report => report.Error is not null);

    /// <summary>Does the work and notes how it went; what it throws, it throws.</summary>
    /// <param name="job">Its name in <see cref="JobNames"/>.</param>
    /// <param name="every">How long until the next time; null when only its worker knows.</param>
    /// <param name="work">The work.</param>
    public async Task<T> Run<T>(string job, TimeSpan? every, Func<Task<T>> work)
    {
        var (began, stamp) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
        Note(job, report => report with { IsRunning = true, BeganAt = began, NextAt = began + every ?? report.NextAt });
        string? error = null;
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            error = e.Message;
            throw;
        }
        finally
        {
            Note(job, report => report with { IsRunning = false, Took = time.GetElapsedTime(stamp), Error = error });
        }
    }

    public Task Run(string job, TimeSpan? every, Func<Task> work) => Run(job, every, async () =>
    {
        await work();
        return true;
    });

    /// <summary>When a work that looks more often than it works will do so next.</summary>
    public void Expect(string job, DateTime? at) => Note(job, report => report with { NextAt = at });

    private void Note(string job, Func<JobReport, JobReport> change) => reports.AddOrUpdate(job, _ => change(new JobReport(job)), (_, report) => change(report));
}
