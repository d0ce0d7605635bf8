using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

internal sealed record SignUpForm(string? Username, string? Email, string? Password);

internal sealed record SignUpPage(SignUpForm Form, string Return, FormState State);

internal sealed class SignUpController(SignUp signUp, SettingsStore settings, SessionCookie cookie, CurrentActor current, Words words) : Controller
{
    [HttpGet("/sign-up")]
    public async Task<IActionResult> Show([FromQuery(Name = "return")] string? back, CancellationToken ct)
    {
        if (!current.Actor.IsGuest) return Redirect(LocalAddress.Or(back, "/"));
        var site = await settings.Get<SiteSettings>(ct);
        return StagePolicy.SignUp(site.Stage).Allowed
            ? View("Accounts/SignUp", new SignUpPage(new(null, null, null), LocalAddress.Or(back, "/"), FormState.Fresh))
            : View("Accounts/SignUpClosed");
    }

    [HttpPost("/sign-up")]
    public async Task<IActionResult> Join(SignUpForm form, [FromForm(Name = "return")] string? back, CancellationToken ct)
    {
        var command = new SignUp.Command(form.Username, form.Email, form.Password, words.Language.Code, this.Sender(), DeviceName.Of(Request));
        var page = new SignUpPage(form, LocalAddress.Or(back, "/"), FormState.Fresh);
        switch (await signUp.Run(command, ct))
        {
            case SignUp.Outcome.Joined joined:
                cookie.Write(Response, joined.Token, remembered: false);
                return Redirect(page.Return);
            case SignUp.Outcome.Invalid invalid:
                return Again(page, FormState.Invalid(invalid.Problems));
            case SignUp.Outcome.Limited limited:
                return Again(page, FormState.Limited(limited.Wait, limited.Reason));
            default:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                return View("Accounts/SignUpClosed");
        }
    }

    private IActionResult Again(SignUpPage page, FormState state) => this.Form("Accounts/SignUp", page with { State = state }, state);
}
