using System.CommandLine;

namespace Forum.Web.Platform.CommandLine;

/// <summary>What a container's health check runs: an image without curl can still ask.</summary>
internal sealed class HealthCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public HealthCommand() : base("health", "Asks the forum that runs on this machine whether it can serve; says what it answers, and exits with 1 when it cannot.")
    {
        var url = new Option<string>("--url") { Description = "Where it listens; by default the first of ASPNETCORE_HTTP_PORTS, or 8080.", DefaultValueFactory = _ => Usual() };
        Options.Add(url);
        SetAction((result, ct) => Ask(result.GetValue(url)!, result.InvocationConfiguration.Output, ct));
    }

    private static string Usual()
    {
        var ports = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var port = ports is [var first, ..] ? first : "8080";
        return $"http://localhost:{port}";
    }

    private static async Task<int> Ask(string address, TextWriter output, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            await output.WriteLineAsync($"“{address}” is no address; it should be like http://localhost:8080.");
            return HostArguments.WrongUsage;
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(url, "/readyz"), ct);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(ct));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"no answer from {url}");
            return 1;
        }
    }
}
