using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Forum.Web.Platform.Host;

/// <summary>Where the program listens, and how people are told.</summary>
internal static class Addresses
{
    private const string OnThisMachine = "http://localhost:8080";
    private const string FromAnywhere = "http://*:8080";
    private const int LastPort = 65535;

    /// <summary>Used only when nobody said anything: neither --urls, ports nor Kestrel's own section.</summary>
    public static void UseUsual(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration["urls"] is { Length: > 0 } || configuration["http_ports"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 }
            || configuration.GetSection("Kestrel:Endpoints").Exists()) return;

        // Inside a container "localhost" is a place nobody can reach.
        builder.WebHost.UseUrls(DataFolder.InContainer ? FromAnywhere : OnThisMachine);
    }

    /// <summary>Refuses with a sentence what ASP.NET Core would throw at, or take for port 80 on every address.</summary>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in Parts(configuration["urls"])) Check("ASPNETCORE_URLS (--urls)", url);
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            if (endpoint["Url"] is { Length: > 0 } url) Check($"Kestrel__Endpoints__{endpoint.Key}__Url", url);
        foreach (var name in (string[])["http_ports", "https_ports"])
            foreach (var port in Parts(configuration[name]))
                if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > LastPort)
                    throw new StartFault($"ASPNETCORE_{name.ToUpperInvariant()} is “{configuration[name]}”; it should be a port like 8080, or several with semicolons between them.");
    }

    /// <summary>Why the program cannot listen, as a sentence, if that is what went wrong.</summary>
    public static string? Fault(Exception fault) => fault switch
    {
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Another program listens there; choose another with --urls=http://localhost:PORT.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This user may not listen there: ports below 1024 are the system's. Choose another with --urls=http://localhost:PORT.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "This machine does not have the address to listen on; choose another with --urls=http://localhost:PORT.",

        // An https address without a certificate, for one.
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" or "Microsoft.AspNetCore.Server.Kestrel" } => $"The program cannot listen: {fault.Message}",
        _ => null,
    };

    /// <summary>Without a trailing slash.</summary>
    public static string ForPeople(IServiceProvider services, HostSettings settings)
    {
        if (settings.PublicUrl.Length > 0) return settings.PublicUrl.TrimEnd('/');

        return FromHere(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? OnThisMachine);
    }

    /// <summary>Where a server with these settings is asked from its own machine.</summary>
    public static string Told(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).FirstOrDefault(url => url is { Length: > 0 }) is { } endpoint) return FromHere(endpoint);
        if (Parts(configuration["urls"]).FirstOrDefault() is { } url) return FromHere(url);
        if (Parts(configuration["http_ports"]).FirstOrDefault() is { } port) return $"http://localhost:{port}";
        return OnThisMachine;
    }

    private static string FromHere(string address) => address.TrimEnd('/')
        .Replace("//*", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//[::]", "//localhost", StringComparison.Ordinal);

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Check(string name, string url)
    {
        if (IsAddress(url)) return;

        throw new StartFault($"{name} is “{url}”; it should be like http://localhost:8080, without a path, and with a port up to {LastPort}.");
    }

    private static bool IsAddress(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return false;
        }

        if (address.Scheme is not ("http" or "https")) return false;
        if (address.IsUnixPipe || address.IsNamedPipe) return true;

        // A port that is no number is read as a part of the name; for "localhost" the system cannot choose one.
        return address.PathBase.Length == 0 && address.Port <= LastPort
            && (!address.Host.Contains(':', StringComparison.Ordinal) || address.Host.EndsWith(']'))
            && (address.Port > 0 || !address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
    }
}
