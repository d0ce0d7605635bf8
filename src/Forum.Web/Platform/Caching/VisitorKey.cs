using System.Collections.Concurrent;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Theming;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Caching;

internal enum PageEncoding { Identity, Gzip, Brotli }

/// <summary>What two visitors must have in common to be shown the same bytes.</summary>
internal sealed record VisitorKey(string Path, string Query, string Language, string Scheme, PageEncoding Encoding)
{
    private const int MostQueries = 2_000, LongestQuery = 100;

    // No link of ours is longer. What somebody makes up is answered and not kept, or its address would take more room than its page.
    private const int LongestAddress = 500;

    /// <summary>Parameters that choose what a page shows. All others are ignored, here and in the pages.</summary>
    public static readonly IReadOnlyList<string> Chooses = ["before", "name", "only", "order", "page", "period", "status"];

    /// <summary>Parameters that a page answers to, but not for everybody alike.</summary>
    public static readonly IReadOnlyList<string> Personal = ["quote", "reply"];

    private static readonly KnownHeaders<PageEncoding> Known = new(Read);

    // What an address asks for follows from its query alone, and lists are asked for by the same few: ?page=2.
    private static readonly ConcurrentDictionary<string, string> Choices = new(StringComparer.Ordinal);

    /// <summary>Null for a request that this visitor makes for themselves.</summary>
    public static VisitorKey? Of(HttpRequest request, SiteSettings site) => Choice(request) is not { } query
        ? null
        : new VisitorKey(
            request.Path.Value ?? "/", query, RequestLanguage.Choose(request, Localization.Language.Of(site.Language)).With(site.FormOfAddress).Wording, Theming.Scheme.Read(request).Name, Accepted(request.Headers.AcceptEncoding.ToString()));

    /// <summary>Of the address alone: what else distinguishes two pages has few values, and each asks to be hashed as well.</summary>
    public override int GetHashCode() => Query.Length == 0 ? Path.GetHashCode(StringComparison.Ordinal) : HashCode.Combine(Path, Query);

    /// <summary>About what it takes in memory.</summary>
    public long Bytes => sizeof(char) * (Path.Length + Query.Length);

    /// <summary>What the address chooses; null where it asks for something of one's own, or at such length that it is no link of ours.</summary>
    public static string? Choice(HttpRequest request)
    {
        if (request.Path.Value?.Length > LongestAddress) return null;
        if (request.QueryString.Value is not { Length: > 0 } asked) return "";
        return Choices.TryGetValue(asked, out var known) ? known : Chosen(asked, request.Query);
    }

    private static string? Chosen(string asked, IQueryCollection query)
    {
        foreach (var name in Personal)
        {
            if (query.ContainsKey(name)) return null;
        }

        var chosen = Chooses.Where(query.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(query[name].ToString())}");
        var choice = string.Join('&', chosen);
        if (choice.Length > LongestAddress) return null;
        if (asked.Length <= LongestQuery && Choices.Count < MostQueries) Choices[asked] = choice;
        return choice;
    }

    private static PageEncoding Accepted(string header)
    {
        return header.Length == 0 ? PageEncoding.Identity : Known.Of(header);
    }

    private static PageEncoding Read(string header)
    {
        if (!StringWithQualityHeaderValue.TryParseList([header], out var listed)) return PageEncoding.Identity;

        bool Takes(string name) => listed.Any(value => value.Quality is null or > 0 && value.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        return Takes("br") ? PageEncoding.Brotli : Takes("gzip") ? PageEncoding.Gzip : PageEncoding.Identity;
    }
}
