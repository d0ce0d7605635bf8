namespace Forum.Web.Platform.Host;

/// <summary>What the person who runs the server decides: environment, appsettings.json or command line, under "Forum".</summary>
internal sealed class HostSettings
{
    /// <summary>The data folder; empty means the usual place, see <see cref="DataFolder"/>.</summary>
    public string DataPath { get; init; } = "";

    /// <summary>Where people reach the forum; all absolute addresses come from it.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Networks of trusted proxies, separated by commas or spaces; none by default.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>A first start without a browser.</summary>
    public SetupSettings Setup { get; init; } = new();

    public bool IsHttps => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}

internal sealed class SetupSettings
{
    public string AdminUser { get; init; } = "";

    public string AdminEmail { get; init; } = "";

    public string AdminPassword { get; init; } = "";

    public string ApiKey { get; init; } = "";

    public string Title { get; init; } = "";

    public string Language { get; init; } = "";

    public string Stage { get; init; } = "";
}
