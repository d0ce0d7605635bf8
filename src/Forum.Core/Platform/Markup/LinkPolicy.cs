using System.Globalization;
using System.Text;

namespace Forum.Core.Platform.Markup;

/// <summary>Which addresses a post may lead to.</summary>
internal static class LinkPolicy
{
    private const string UserRel = "nofollow ugc noopener";
    private const string TrustedRel = "noopener";

    /// <summary>Pictures of other sites would tell them who reads; only what this site stores is shown in place.</summary>
    private const string Uploads = "/uploads/";

    public static bool Allows(string url) => Scheme(url) is null or "http" or "https" or "mailto";

    public static bool AllowsImage(string url) =>
        url.StartsWith(Uploads, StringComparison.Ordinal)
        && !url.Contains("..", StringComparison.Ordinal)
        && !url.Contains("%2e", StringComparison.OrdinalIgnoreCase)
        && !url.Contains("//", StringComparison.Ordinal)
        && !url.Any(c => c is '\\' or <= ' ');

    public static bool IsAbsolute(string url) => Scheme(url) is "http" or "https";

    public static bool IsExternal(string url) => IsAbsolute(url) || IsProtocolRelative(url);

    public static string? Rel(string url, MarkdownOptions options) =>
        !IsExternal(url) ? null : options.FollowLinks ? TrustedRel : UserRel;

    /// <summary>Percent-encodes as CommonMark's own examples do.</summary>
    public static string Encode(string url)
    {
        StringBuilder? encoded = null;
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < url.Length; i++)
        {
            var c = url[i];
            if (c > ' ' && c < 0x7f && c is not ('"' or '<' or '>' or '\\' or '[' or ']' or '^' or '`' or '{' or '|' or '}'))
            {
                encoded?.Append(c);
                continue;
            }

            encoded ??= new StringBuilder(url.Length + 16).Append(url, 0, i);
            if (!Rune.TryGetRuneAt(url, i, out var rune))
                rune = Rune.ReplacementChar;
            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            if (rune.Utf16SequenceLength == 2)
                i++;
        }

        return encoded?.ToString() ?? url;
    }

    private static bool IsProtocolRelative(string url)
    {
        var start = url.AsSpan().TrimStart();
        return start.Length > 1 && start[0] is '/' or '\\' && start[1] is '/' or '\\';
    }

    /// <summary>
    /// The scheme as the most lenient browser would find it: without the white space and control characters
    /// that some skip. Null for a relative address.
    /// </summary>
    private static string? Scheme(string url)
    {
        var name = new StringBuilder();
        foreach (var c in url)
        {
            if (c is '/' or '?' or '#' or '\\')
                return null;
            if (c == ':')
                return name.ToString().ToLowerInvariant();
            if (char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                continue;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return null;
            name.Append(c);
        }

        return null;
    }
}
