using Forum.Core.Features.Accounts;
using Forum.Web.Platform.Host;

namespace Forum.Web.Features.Accounts;

/// <summary>The one cookie that says who reads: a random token, nothing else.</summary>
internal sealed class SessionCookie(HostSettings host)
{
    // The prefix makes browsers insist on https, this host and the whole site; over plain http they would drop it.
    private readonly string name = host.IsHttps ? "__Host-preau" : "preau";

    public string? Read(HttpRequest request) => request.Cookies[name];

    /// <summary>Without "remember me" it goes when the browser closes. The row decides how long it is worth anything.</summary>
    public void Write(HttpResponse response, string token, bool remembered) =>
        response.Cookies.Append(name, token, Options(remembered ? Session.RememberedLife : null));

    public void Remove(HttpResponse response) => response.Cookies.Delete(name, Options(null));

    private CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = host.IsHttps,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
