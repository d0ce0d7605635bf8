using System.Diagnostics;

namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>How the host lets pictures be made.</summary>
/// <param name="IsWanted">False to do without the program even where it is installed.</param>
/// <param name="Megabytes">What one picture in the making may hold in memory.</param>
internal sealed record VipsLimits(bool IsWanted = true, int Megabytes = 512);

/// <summary>
/// libvips as a program of its own for every picture: what a decoder does wrong with a hostile file, it does far from the forum,
/// within limits of time, memory and size.
/// </summary>
internal sealed class Vips(VipsLimits limits)
{
    private const string Program = "vipsthumbnail";
    private const string Guard = "prlimit";

    /// <summary>So many at a time: each takes a whole processor.</summary>
    private const int AtOnce = 2;

    private const int Seconds = 10;
    private const int LargestOutput = 64 * 1024 * 1024;
    private const long AddressSpace = 2L * 1024 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly string? program = limits.IsWanted ? Find(Program) : null;
    private readonly string? guard = Find(Guard);

    public bool IsHere => program is not null;

    /// <summary>True when the output was written.</summary>
    /// <param name="input">A file, with what its reader shall heed in brackets.</param>
    /// <param name="size">As vipsthumbnail takes it: a box to fit in, <c>&gt;</c> for never larger.</param>
    /// <param name="crop">Cut to fill the box.</param>
    /// <param name="output">A file, with what its writer shall heed in brackets.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<bool> Make(string input, string size, bool crop, string output, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            using var process = Process.Start(Start([input, "--size", size, "--export-profile", "srgb", .. crop ? ["--smartcrop", "centre"] : Array.Empty<string>(), "--output", output]))!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            try
            {
                // Read to their end, or a talkative program waits for somebody to listen.
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
                await process.WaitForExitAsync(patience.Token);
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                ct.ThrowIfCancellationRequested();
                return false;
            }
        }
        finally
        {
            turns.Release();
        }
    }

    private ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(guard ?? program!) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        if (guard is not null)
        {
            string[] bounds = [$"--as={AddressSpace}", $"--data={limits.Megabytes * 1024L * 1024}", $"--cpu={Seconds}", $"--fsize={LargestOutput}", "--core=0", program!];
            foreach (var bound in bounds) start.ArgumentList.Add(bound);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        // Nothing of the forum's own surroundings, which may hold secrets.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        return start;
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
