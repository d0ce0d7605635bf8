using Forum.Core.Features.Accounts;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

internal sealed record ForgotPasswordPage(string? Email, FormState State);

internal sealed record ResetPasswordPage(string? Token, FormState State);

internal sealed record ConfirmPasswordPage(string Return, FormState State);

/// <summary>Passwords that were forgotten, and those asked for again.</summary>
[SilencedToo]
internal sealed class PasswordsController(
    RequestPasswordReset request, ResetPassword reset, ConfirmPassword confirm, SessionCookie cookie, CurrentSession session) : Controller
{
    [HttpGet("/forgot-password")]
    public IActionResult Forgot() => View("Accounts/ForgotPassword", new ForgotPasswordPage(null, FormState.Fresh));

    [HttpPost("/forgot-password")]
    public async Task<IActionResult> Ask(string? email, CancellationToken ct) => await request.Run(new(email, this.Sender()), ct) switch
    {
        RequestPasswordReset.Outcome.Taken taken => View("Accounts/ResetAsked", taken.Email),
        RequestPasswordReset.Outcome.Limited limited => AskAgain(email, FormState.Limited(limited.Wait)),
        RequestPasswordReset.Outcome.Invalid invalid => AskAgain(email, FormState.Invalid(new Problem("email", invalid.Reason))),
        _ => throw new InvalidOperationException(),
    };

    [HttpGet("/reset-password")]
    public async Task<IActionResult> Choose(string? token, CancellationToken ct) => await reset.IsGood(token, ct)
        ? View("Accounts/ResetPassword", new ResetPasswordPage(token, FormState.Fresh))
        : BadLink();

    [HttpPost("/reset-password")]
    public async Task<IActionResult> Reset(string? token, string? password, CancellationToken ct)
    {
        switch (await reset.Run(new(token, password), ct))
        {
            case ResetPassword.Outcome.Changed:
                cookie.Remove(Response);
                return Redirect("/sign-in?done=password-reset");
            case ResetPassword.Outcome.Invalid invalid:
                var state = FormState.Invalid(new Problem("password", invalid.Reason));
                return this.Form("Accounts/ResetPassword", new ResetPasswordPage(token, state), state);
            default:
                return BadLink();
        }
    }

    [HttpGet("/confirm-password"), MembersOnly]
    public IActionResult AskPassword([FromQuery(Name = "return")] string? back) =>
        View("Accounts/ConfirmPassword", new ConfirmPasswordPage(LocalAddress.Or(back, "/"), FormState.Fresh));

    [HttpPost("/confirm-password"), MembersOnly]
    public async Task<IActionResult> Confirm(string? password, [FromForm(Name = "return")] string? back, CancellationToken ct)
    {
        switch (await confirm.Run(new(session.Actor, session.Id, password), ct))
        {
            case ConfirmPassword.Outcome.Confirmed confirmed:
                cookie.Write(Response, confirmed.Token, session.Remembered);
                return Redirect(LocalAddress.Or(back, "/"));
            case ConfirmPassword.Outcome.Limited limited:
                return ConfirmAgain(back, FormState.Limited(limited.Wait));
            case ConfirmPassword.Outcome.Refused refused:
                return ConfirmAgain(back, FormState.Invalid(new Problem("password", refused.Reason)));
            default:
                throw new InvalidOperationException();
        }
    }

    private IActionResult AskAgain(string? email, FormState state) => this.Form("Accounts/ForgotPassword", new ForgotPasswordPage(email, state), state);

    private IActionResult ConfirmAgain(string? back, FormState state) =>
        this.Form("Accounts/ConfirmPassword", new ConfirmPasswordPage(LocalAddress.Or(back, "/"), state), state);

    private ViewResult BadLink()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Accounts/BadLink", "/forgot-password");
    }
}
