using Forum.Core.Features.Accounts;
using Forum.Web.Features.Moderation;
using Forum.Web.Shared;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

internal sealed record ChangePasswordForm(string? CurrentPassword, string? NewPassword);

internal sealed record ChangeEmailForm(string? Email, string? Password);

/// <param name="Done">What was just finished: a key below <c>accounts.done</c>.</param>
internal sealed record PreferencesPage(
    string Username, AccountQueries.OwnAccount Account, long CurrentSession, FormState Password, FormState Email, string? NewEmail, string? Done)
{
    /// <summary>What was just finished, if it is one of these: each part of the page tells its own.</summary>
    public string? Finished(params ReadOnlySpan<string> of) => Done is { } done && of.Contains(done) ? done : null;
}

/// <summary>One's own account. Somebody else's is not there.</summary>
[Route("/u/{name}/preferences"), MembersOnly, OwnAccount]
[SilencedToo]
internal sealed class PreferencesController(
    AccountQueries accounts, ChangePassword changePassword, RequestEmailChange requestEmailChange, SendConfirmation sendConfirmation,
    SessionCookie cookie, CurrentSession session) : Controller
{
    private static readonly string[] Finished = ["password", "email", "confirmation", "session", "sessions"];

    [HttpGet("")]
    public Task<IActionResult> Show(string? done, CancellationToken ct) => Page(FormState.Fresh, FormState.Fresh, null, Finished.Contains(done) ? done : null, ct);

    [HttpPost("password")]
    public async Task<IActionResult> ChangePassword(ChangePasswordForm form, CancellationToken ct)
    {
        switch (await changePassword.Run(new(session.Actor, session.Id, form.CurrentPassword, form.NewPassword), ct))
        {
            case ChangePassword.Outcome.Changed changed:
                cookie.Write(Response, changed.Token, session.Remembered);
                return Back("password");
            case ChangePassword.Outcome.Limited limited:
                return await Page(FormState.Limited(limited.Wait), FormState.Fresh, null, null, ct);
            case ChangePassword.Outcome.Invalid invalid:
                return await Page(FormState.Invalid(invalid.Problems), FormState.Fresh, null, null, ct);
            default:
                throw new InvalidOperationException();
        }
    }

    [HttpPost("email")]
    public async Task<IActionResult> ChangeEmail(ChangeEmailForm form, CancellationToken ct) =>
        await requestEmailChange.Run(new(session.Actor, form.Email, form.Password, this.Sender()), ct) switch
        {
            RequestEmailChange.Outcome.Asked => Back("email"),
            RequestEmailChange.Outcome.Limited limited => await Page(FormState.Fresh, FormState.Limited(limited.Wait), form.Email, null, ct),
            RequestEmailChange.Outcome.Invalid invalid => await Page(FormState.Fresh, FormState.Invalid(invalid.Problems), form.Email, null, ct),
            _ => throw new InvalidOperationException(),
        };

    [HttpPost("confirmation")]
    public async Task<IActionResult> SendConfirmation(CancellationToken ct) =>
        await sendConfirmation.Run(new(session.Actor, this.Sender()), ct) is SendConfirmation.Outcome.Limited limited
            ? await Page(FormState.Fresh, FormState.Limited(limited.Wait), null, null, ct)
            : Back("confirmation");

    private async Task<IActionResult> Page(FormState password, FormState email, string? newEmail, string? done, CancellationToken ct)
    {
        var account = await accounts.Own(session.Actor, ct);
        var page = new PreferencesPage(session.Actor.Username, account, session.Id, password, email, newEmail, done);
        return this.Form("Accounts/Preferences", page, password.Status == StatusCodes.Status200OK ? email : password);
    }

    private RedirectResult Back(string done) => Redirect($"/u/{Uri.EscapeDataString(session.Actor.Username)}/preferences?done={done}{Notice.Said}");
}
