using System.Runtime.InteropServices;
using Forum.Core.Platform.Data;
using Forum.Web.Features.Posts;
using Forum.Web.Platform.Compression;

namespace Forum.Web.Platform.Host;

/// <summary>
/// Gives back what a busy time needed, once it is over: .NET and the C library keep memory that they may need again, and a forum that
/// few people read at night would hold what it took at noon.
/// </summary>
internal sealed class Rest(IForumEngine engine, KeptParts parts, KnownSegments segments) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    // Processor time: less than this between two looks is nobody, and it takes that much work to be worth giving back.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100), Work = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        var (last, rested) = (TimeSpan.Zero, TimeSpan.Zero);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var used = Environment.CpuUsage.TotalTime;
            var isQuiet = used - last < Quiet;
            last = used;
            if (!isQuiet || used - rested < Work) continue;

            GiveBack();
            last = rested = Environment.CpuUsage.TotalTime;
        }
    }

    private void GiveBack()
    {
        engine.Rest();
        parts.Clear();
        segments.Clear();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux()) return;

        try
        {
            _ = TrimHeap(0);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library than glibc, with ways of its own.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    private static extern int TrimHeap(nuint pad);
}
