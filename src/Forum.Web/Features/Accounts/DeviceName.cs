namespace Forum.Web.Features.Accounts;

/// <summary>"Firefox, Linux": enough for people to recognise their own browsers, and nothing more is kept.</summary>
internal static class DeviceName
{
    // The first match counts: every browser also claims to be the ones before it.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return string.Join(", ", new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>());
    }

    private static string? Find((string Sign, string Name)[] known, string agent) =>
        known.FirstOrDefault(entry => agent.Contains(entry.Sign, StringComparison.Ordinal)).Name;
}
