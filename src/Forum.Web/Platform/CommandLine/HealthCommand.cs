using System.CommandLine;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

/// <summary>What a container's health check runs: an image without curl can still ask.</summary>
internal sealed class HealthCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly Option<string?> url = new("--url") { Description = "Where it listens. Without it, where the host settings say: --urls or ASPNETCORE_URLS, the ports of ASPNETCORE_HTTP_PORTS, or port 8080." };

    public HealthCommand() : base("health", "Asks the forum that runs on this machine whether it can serve; says what it answers, and exits with 1 when it cannot.")
    {
        Options.Add(url);

        // --urls is told as for the server that is asked.
        TreatUnmatchedTokensAsErrors = false;
        SetAction(Ask);
    }

    private async Task<int> Ask(ParseResult result, CancellationToken ct)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        if (await HostArguments.Refuse(result)) return HostArguments.WrongUsage;

        var address = result.GetValue(url) ?? Addresses.Told(Configuration(HostArguments.ForHost(result)));
        if (!Uri.TryCreate(address, UriKind.Absolute, out var where) || where.Scheme is not ("http" or "https"))
        {
            await error.WriteLineAsync($"“{address}” is no address; it should be like http://localhost:8080. Say it with --url.");
            return HostArguments.WrongUsage;
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(where, "/readyz"), ct);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(ct));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"no answer from {where}");
            return 1;
        }
    }

    /// <summary>From the same places as the server's, in the same order, without building one.</summary>
    private static IConfiguration Configuration(string[] settings) => new ConfigurationBuilder()
        .AddEnvironmentVariables("ASPNETCORE_")
        .AddEnvironmentVariables("DOTNET_")
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(settings)
        .Build();
}
