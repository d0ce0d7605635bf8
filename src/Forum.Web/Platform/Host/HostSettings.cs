namespace Forum.Web.Platform.Host;

/// <summary>What the person who runs the server decides: environment, appsettings.json or command line, under "Forum". Set once, by the binder that is made at build time.</summary>
internal sealed class HostSettings
{
    /// <summary>The data folder; empty means the usual place, see <see cref="DataFolder"/>.</summary>
    public string DataPath { get; set; } = "";

    /// <summary>The engine; sqlite is the one there is.</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>Where people reach the forum; all absolute addresses come from it.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Networks of trusted proxies, separated by commas or spaces; none by default.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>How the log is written: text for people, json for collectors.</summary>
    public string Logs { get; set; } = "text";

    /// <summary>off to make pictures without libvips even where it is installed.</summary>
    public string Vips { get; set; } = "auto";

    /// <summary>What one picture in the making may hold in memory, in megabytes.</summary>
    public string VipsMemory { get; set; } = "512";

    public int VipsMegabytes => int.Parse(VipsMemory, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>In which zone hours are told, by its IANA name; the machine's when empty.</summary>
    public string TimeZone { get; set; } = "";

    public TimeZoneInfo Zone() => TimeZone.Length == 0 ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Megabytes for the pages of visitors who are not signed in; off to make each anew.</summary>
    public string VisitorCache { get; set; } = "64";

    public long VisitorCacheBytes => VisitorCache == "off" ? 0 : long.Parse(VisitorCache, System.Globalization.CultureInfo.InvariantCulture) * 1024 * 1024;

    /// <summary>A first start without a browser.</summary>
    public SetupSettings Setup { get; set; } = new();

    public bool IsHttps => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads and checks: a wrong value stops the start with a sentence, not a request with a riddle.</summary>
    public static HostSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Forum").Get<HostSettings>() ?? new HostSettings();
        settings.FillIn(new HostSettings());
        if (settings.Database != "sqlite")
            throw new StartFault($"Forum__Database is “{settings.Database}”; this version knows sqlite.");
        if (settings.Logs is not ("text" or "json"))
            throw new StartFault($"Forum__Logs is “{settings.Logs}”; it can be text or json.");
        if (settings.Vips is not ("auto" or "off"))
            throw new StartFault($"Forum__Vips is “{settings.Vips}”; it can be auto or off.");
        if (settings.TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _))
            throw new StartFault($"Forum__TimeZone is “{settings.TimeZone}”, which this machine does not know; it should be like Europe/Paris.");
        if (settings.VisitorCache != "off" && !(int.TryParse(settings.VisitorCache, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var megabytes) && megabytes is > 0 and <= 4096))
            throw new StartFault($"Forum__VisitorCache is “{settings.VisitorCache}”; it can be off or a number of megabytes from 1 to 4096.");
        if (!(int.TryParse(settings.VipsMemory, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var forPictures) && forPictures is >= 100 and <= 65536))
            throw new StartFault($"Forum__VipsMemory is “{settings.VipsMemory}”; it should be a number of megabytes from 100 to 65536.");
        if (settings.PublicUrl.Length > 0 && !IsPublicUrl(settings.PublicUrl))
            throw new StartFault($"Forum__PublicUrl is “{settings.PublicUrl}”; it should be like https://forum.example.org, without a path.");
        return settings;
    }

    // Empty is as good as absent: a compose file or an environment file often names a setting and leaves it so.
    private void FillIn(HostSettings usual)
    {
        if (Database.Length == 0) Database = usual.Database;
        if (Logs.Length == 0) Logs = usual.Logs;
        if (Vips.Length == 0) Vips = usual.Vips;
        if (VipsMemory.Length == 0) VipsMemory = usual.VipsMemory;
        if (VisitorCache.Length == 0) VisitorCache = usual.VisitorCache;
    }

    private static bool IsPublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}

/// <summary>Read once, while the forum has no administrator.</summary>
internal sealed class SetupSettings
{
    public string AdminUser { get; set; } = "";

    public string AdminEmail { get; set; } = "";

    public string AdminPassword { get; set; } = "";

    public string ApiKey { get; set; } = "";

    public string Title { get; set; } = "";

    public string Language { get; set; } = "";

    public string FormOfAddress { get; set; } = "";

    public string Stage { get; set; } = "";
}
