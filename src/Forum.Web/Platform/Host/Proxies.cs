using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Forum.Web.Platform.Host;

/// <summary>Only listed proxies are believed when they say who asked, by which scheme and for which host.</summary>
internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, HostSettings settings)
    {
        var networks = settings.Proxies.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;

            // From the nearest to the first that is not ours, however many stand in line.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
        });
    }

    private static System.Net.IPNetwork Read(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address))
            return new System.Net.IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128);
        throw new StartFault($"Forum__Proxies has “{text}”, which is no network such as 10.0.0.0/8.");
    }
}
