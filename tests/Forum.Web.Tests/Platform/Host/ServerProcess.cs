using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Forum.Web.Tests.Platform.Host;

/// <summary>The program as an operator runs it: a process of its own on a folder of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(180);

    private readonly Process process;
    private readonly StringBuilder output = new();

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public int Id => process.Id;

    public Uri Address => new($"http://localhost:{Port}");

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    public static Dictionary<string, string> SetUp(string stage = "live") => new()
    {
        ["Forum__Setup__AdminUser"] = "admin",
        ["Forum__Setup__AdminEmail"] = "admin@example.test",
        ["Forum__Setup__AdminPassword"] = "trois lunes et demie",
        ["Forum__Setup__ApiKey"] = "preau_process-test-key",
        ["Forum__Setup__Title"] = "Essai",
        ["Forum__Setup__Stage"] = stage,
    };

    public static async Task<ServerProcess> Serve(string folder, Dictionary<string, string>? settings = null, string[]? wrapper = null)
    {
        var port = FreePort();
        var server = new ServerProcess(Command(folder, settings, wrapper, ["serve", $"--urls=http://localhost:{port}"]), port);
        using var client = new HttpClient();
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < StartLimit && !server.process.HasExited; await Task.Delay(50))
        {
            try
            {
                if ((await client.GetAsync(new Uri(server.Address, "/readyz"))).IsSuccessStatusCode) return server;
            }
            catch (HttpRequestException)
            {
            }
        }

        throw new InvalidOperationException($"The server did not start:\n{server.Output}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output)> Run(string folder, Dictionary<string, string>? settings, params string[] arguments)
    {
        await using var server = new ServerProcess(Command(folder, settings, null, arguments), 0);
        await server.process.WaitForExitAsync();
        return (server.process.ExitCode, server.Output);
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<int> Ended()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Command(string folder, Dictionary<string, string>? settings, string[]? wrapper, string[] arguments)
    {
        string[] all = [.. wrapper ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "forum.dll"), .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["Forum__DataPath"] = folder;
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;
        return new Process { StartInfo = start };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
    }
}
