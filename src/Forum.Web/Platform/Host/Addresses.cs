using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Forum.Web.Platform.Host;

/// <summary>Where the program listens, and how people are told.</summary>
internal static class Addresses
{
    private const string OnThisMachine = "http://localhost:8080";
    private const string FromAnywhere = "http://*:8080";

    /// <summary>Used only when nobody said anything: neither --urls, ports nor Kestrel's own section.</summary>
    public static void UseUsual(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration["urls"] is { Length: > 0 } || configuration["http_ports"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 }
            || configuration.GetSection("Kestrel:Endpoints").Exists()) return;

        // Inside a container "localhost" is a place nobody can reach.
        builder.WebHost.UseUrls(DataFolder.InContainer ? FromAnywhere : OnThisMachine);
    }

    /// <summary>Without a trailing slash.</summary>
    public static string ForPeople(IServiceProvider services, HostSettings settings)
    {
        if (settings.PublicUrl.Length > 0) return settings.PublicUrl.TrimEnd('/');

        var listening = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? OnThisMachine;
        return listening.TrimEnd('/')
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal);
    }
}
