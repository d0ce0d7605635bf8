using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Localization;

/// <summary>Which language a request gets: what the reader chose, then what the browser asks for, then the site's.</summary>
internal static class RequestLanguage
{
    public const string Cookie = "lang";

    private const int MostHeaders = 1_000;

    // Browsers send few different ones, and each with every request.
    private static readonly ConcurrentDictionary<string, Language?> Known = new(StringComparer.Ordinal);

    public static Language Choose(HttpRequest request, Language site) =>
        (request.Headers.Cookie.Count == 0 ? null : Language.Find(request.Cookies[Cookie])) ?? Asked(request) ?? site;

    private static Language? Asked(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage.ToString();
        if (header.Length == 0) return null;
        if (Known.TryGetValue(header, out var known)) return known;

        var asked = Asked(header);
        if (Known.Count < MostHeaders) Known[header] = asked;
        return asked;
    }

    private static Language? Asked(string header)
    {
        if (!StringWithQualityHeaderValue.TryParseList([header], out var asked)) return null;
        return asked
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Language.Find(language.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null);
    }
}
