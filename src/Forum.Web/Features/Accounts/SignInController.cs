using Forum.Core.Features.Accounts;
using Forum.Web.Features.Moderation;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Reading;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

internal sealed record SignInForm(string? Name, string? Password, bool Remember);

/// <param name="Done">What was just finished elsewhere: a key below <c>accounts.done</c>.</param>
internal sealed record SignInPage(SignInForm Form, string Return, FormState State, string? Done = null)
{
    /// <summary>What they were writing when their session ended.</summary>
    public DraftForm? Unsent { get; init; }

    /// <summary>Files chosen with it, which no page can hold.</summary>
    public bool LeavesFiles { get; init; }

    /// <summary>Somebody was going somewhere: they are told why they are here.</summary>
    public bool WasSent => Return != "/" && Done is null && Unsent is null && State == FormState.Fresh;
}

[SilencedToo]
internal sealed class SignInController(SignIn signIn, SignOut signOut, SessionCookie cookie, CurrentActor current, CurrentSession session) : Controller
{
    private const string PasswordReset = "password-reset";
    private const string Left = "left";

    [HttpGet("/sign-in")]
    public IActionResult Show([FromQuery(Name = "return")] string? back, string? done) => current.Actor.IsGuest
        ? View("Accounts/SignIn", new SignInPage(new(null, null, false), LocalAddress.Or(back, "/"), FormState.Fresh, done is PasswordReset or Left ? done : null))
        : Redirect(LocalAddress.Or(back, "/"));

    [HttpPost("/sign-in")]
    public async Task<IActionResult> Enter(SignInForm form, [FromForm(Name = "return")] string? back, DraftForm unsent, [FromServices] UnsentTexts texts, CancellationToken ct)
    {
        var page = new SignInPage(form, LocalAddress.Or(back, "/"), FormState.Fresh) { Unsent = unsent.Place is null ? null : unsent };
        switch (await signIn.Run(new(form.Name, form.Password, form.Remember, this.Sender(), DeviceName.Of(Request)), ct))
        {
            case SignIn.Outcome.SignedIn signedIn:
                // Signing in over another session ends that one: its token would otherwise live on unseen.
                if (session.IsOpen) await signOut.Run(new(session.Id), ct);
                cookie.Write(Response, signedIn.Token, form.Remember);
                return page.Unsent is null ? Redirect(page.Return) : await Keep(texts, signedIn.MemberId, page.Unsent, ct);
            case SignIn.Outcome.Limited limited:
                return Again(page, FormState.Limited(limited.Wait));
            case SignIn.Outcome.Suspended suspended:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                return View("Accounts/Suspended", suspended.Notice);
            case SignIn.Outcome.Refused refused:
                return Again(page, FormState.Invalid(new Problem("password", refused.Reason)));
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task<IActionResult> Keep(UnsentTexts texts, long memberId, DraftForm unsent, CancellationToken ct)
    {
        var kept = await texts.Keep(memberId, unsent, ct);
        if (kept.Why is null) return Redirect(kept.Url);

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Posts/Refused", new RefusedModel(kept.Why, kept.Url) { Typed = unsent.Markdown });
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave(CancellationToken ct)
    {
        if (session.IsOpen) await signOut.Run(new(session.Id), ct);
        cookie.Remove(Response);

        // On a shared computer the back button must not show what was read.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/");
    }

    private IActionResult Again(SignInPage page, FormState state) => this.Form("Accounts/SignIn", page with { State = state }, state);
}
