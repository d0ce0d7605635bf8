using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Questions;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Forum.Web.Features.Accounts;

/// <summary>Finds out from the cookie who reads. The row is asked each time (through a short memory), so an ended session is nobody at once.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Sessions sessions, SessionCookie cookie,
    UnreadNotifications unread, Waiting waiting)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookie.Read(Request) is not { } token) return AuthenticateResult.NoResult();
        if (await sessions.Find(token, Context.RequestAborted) is not { } signedIn) return AuthenticateResult.Fail("The session has ended.");

        var current = Context.RequestServices.GetRequiredService<CurrentActor>();
        current.Is(signedIn.Actor);
        current.Unread = (await unread.Of(signedIn.Actor, Context.RequestAborted)).Count;
        current.Waiting = await waiting.For(signedIn.Actor, Context.RequestAborted);
        Context.RequestServices.GetRequiredService<CurrentSession>().Is(signedIn);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(signedIn)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect(SignInAddress.From(Request));
        return Task.CompletedTask;
    }

    // "sub" is what form tokens are bound to: one from another session, or from before signing in, is refused.
    private static ClaimsIdentity IdentityOf(SignedIn signedIn) => new(
        [
            new Claim("sub", string.Create(CultureInfo.InvariantCulture, $"{signedIn.Actor.Id}:{signedIn.SessionId}")),
            new Claim(ClaimTypes.Name, signedIn.Actor.Username),
        ], SchemeName);
}
