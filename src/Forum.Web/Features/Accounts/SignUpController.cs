using Forum.Core.Features.Accounts;
using Forum.Core.Features.AntiSpam;
using Forum.Core.Platform;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

internal sealed record SignUpForm(string? Username, string? Email, string? Password, bool Agree = false, string? Invitation = null);

/// <param name="Form">As typed.</param>
/// <param name="Return">Where they were going.</param>
/// <param name="State">What was wrong.</param>
/// <param name="InvitedBy">Who invited them, if somebody did.</param>
internal sealed record SignUpPage(SignUpForm Form, string Return, FormState State, string? InvitedBy = null);

[GuestsOnly]
internal sealed class SignUpController(SignUp signUp, EntryQueries entries, SessionCookie cookie, FormProof proof, Words words) : Controller
{
    [HttpGet("/sign-up")]
    public async Task<IActionResult> Show([FromQuery(Name = "return")] string? back, string? invitation, CancellationToken ct)
    {
        var entry = await entries.Judge(invitation, ct);
        if (entry.Refusal is { } closed) return View("Accounts/SignUpClosed", new Refusal(closed));

        var form = new SignUpForm(null, entry.Invitation?.Email, null, false, invitation);
        return View("Accounts/SignUp", new SignUpPage(form, LocalAddress.Or(back, "/"), FormState.Fresh, entry.Invitation?.ByName));
    }

    [HttpPost("/sign-up")]
    public async Task<IActionResult> Join(SignUpForm form, [FromForm(Name = "return")] string? back, CancellationToken ct)
    {
        var command = new SignUp.Command(form.Username, form.Email, form.Password, words.Language.Code, this.Sender(), DeviceName.Of(Request))
        {
            Agreed = form.Agree,
            Invitation = form.Invitation,
        };
        var page = new SignUpPage(form, LocalAddress.Or(back, "/"), FormState.Fresh);
        if (proof.Read(Request.Form) is var trap and not Trap.None) return Again(page, FormState.Doubtful(trap == Trap.Filled ? TrapScreen.Filled : "accounts.signUp.fast"));

        switch (await signUp.Run(command, ct))
        {
            case SignUp.Outcome.Joined joined:
                cookie.Write(Response, joined.Token, remembered: false);
                return Redirect(page.Return == "/" ? "/welcome" : $"/welcome?return={Uri.EscapeDataString(page.Return)}");
            case SignUp.Outcome.Waiting:
                return View("Accounts/SignUpWaiting");
            case SignUp.Outcome.Invalid invalid:
                return Again(page, FormState.Invalid(invalid.Problems));
            case SignUp.Outcome.Limited limited:
                return Again(page, FormState.Limited(limited.Wait, limited.Reason));
            case SignUp.Outcome.Closed closed:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                return View("Accounts/SignUpClosed", new Refusal(closed.Reason));
            default:
                throw new InvalidOperationException();
        }
    }

    private IActionResult Again(SignUpPage page, FormState state) => this.Form("Accounts/SignUp", page with { State = state }, state);
}
