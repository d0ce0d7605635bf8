using System.Runtime.InteropServices;

namespace Forum.Web.Platform.Host;

/// <summary>Stops on a signal as the console's lifetime does, but lets open connections end first. A second signal does not wait.</summary>
internal sealed class DrainingLifetime(IHostApplicationLifetime host, Draining draining, TimeProvider time, ILogger<DrainingLifetime> log) : IHostLifetime, IDisposable
{
    // Whoever is busy on a connection sends the next request within this; whoever is not, loses nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<PosixSignalRegistration> signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
            signals.Add(PosixSignalRegistration.Create(signal, Stop));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (draining.IsOn)
        {
            host.StopApplication();
            return;
        }

        log.LogInformation("Stopping: finishing the requests that are under way");
        draining.Begin();
        _ = Drain();
    }

    private async Task Drain()
    {
        var began = time.GetTimestamp();
        while (!draining.NobodyIsConnected && time.GetElapsedTime(began) < Patience) await Task.Delay(Look);
        host.StopApplication();
    }
}
