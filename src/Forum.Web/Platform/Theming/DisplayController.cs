using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Platform.Theming;

/// <summary>
/// Keeps a visitor's language and scheme. Links rather than forms: visitors' pages are shared from memory and hold no token;
/// the worst a stranger can do with this address is to change the colours.
/// </summary>
internal sealed class DisplayController : Controller
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    [HttpGet("/display")]
    public IActionResult Choose(string? lang, string? scheme, string? back)
    {
        Response.Headers.CacheControl = "no-store";
        if (Language.Find(lang) is { } language)
            Keep(RequestLanguage.Cookie, language.Code);
        if (Scheme.Find(scheme) is { } chosen)
            Keep(Scheme.Cookie, chosen.Name);
        return Redirect(LocalAddress.Or(back, "/"));
    }

    private void Keep(string name, string value) => Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = Kept,
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        Secure = Request.IsHttps,
        IsEssential = true,
    });
}
