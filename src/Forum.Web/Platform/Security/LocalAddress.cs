namespace Forum.Web.Platform.Security;

/// <summary>Addresses to go back to come with the request, so anybody may have written them: only paths of this site pass.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) => IsSafe(address) ? address! : otherwise;

    public static bool IsSafe(string? address)
    {
        if (string.IsNullOrEmpty(address) || address[0] != '/')
            return false;
        // Browsers drop control characters and read a backslash as a slash: "/\t/evil.example" is another site.
        if (address.Any(letter => char.IsControl(letter) || letter == '\\'))
            return false;
        // Two slashes name a host, and some proxies decode before they look.
        var rest = address[1..];
        return !(rest.StartsWith('/') || StartsWith(rest, "%2f") || StartsWith(rest, "%5c") || StartsWith(rest, "%0"));
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
