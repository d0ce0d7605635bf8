using System.Text.RegularExpressions;

namespace Forum.Web.Platform.Security;

/// <summary>Addresses to go back to come with the request, so anybody may have written them: only paths of this site pass.</summary>
internal static partial class LocalAddress
{
    public static string Or(string? address, string otherwise) => IsSafe(address) ? InAscii(address!) : otherwise;

    /// <summary>A page that leads back to where somebody was going.</summary>
    public static string With(string page, string back) => back == "/" ? page : $"{page}?return={Uri.EscapeDataString(back)}";

    // A header holds ASCII only; the server would break off at the first é.
    private static string InAscii(string address) => NotAscii().Replace(address, letters => Uri.EscapeDataString(letters.Value));

    [GeneratedRegex(@"[^\x21-\x7e]+")]
    private static partial Regex NotAscii();

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
