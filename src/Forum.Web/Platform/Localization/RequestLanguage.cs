using Forum.Web.Platform.Host;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Localization;

/// <summary>Which language a request gets: what the reader chose, then what the browser asks for, then the site's.</summary>
internal static class RequestLanguage
{
    public const string Cookie = "lang";

    // Browsers send few different ones, and each with every request.
    private static readonly KnownHeaders<Language?> Known = new(Read);

    public static Language Choose(HttpRequest request, Language site) =>
        (request.Headers.Cookie.Count == 0 ? null : Language.Find(request.Cookies[Cookie])) ?? Asked(request) ?? site;

    private static Language? Asked(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage.ToString();
        return header.Length == 0 ? null : Known.Of(header);
    }

    private static Language? Read(string header)
    {
        if (!StringWithQualityHeaderValue.TryParseList([header], out var asked)) return null;
        return asked
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Language.Find(language.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null);
    }
}
