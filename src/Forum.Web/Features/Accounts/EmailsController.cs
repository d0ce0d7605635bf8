using Forum.Core.Features.Accounts;
using Forum.Web.Features.Moderation;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

/// <param name="Token">Of the address given at sign-up.</param>
/// <param name="Change">Of an address that takes another's place.</param>
internal sealed record ConfirmEmailForm(string? Token, string? Change);

/// <summary>
/// Links from letters about addresses. Following one only opens a page: programs that look at mail follow links too,
/// and must not confirm anything.
/// </summary>
[SilencedToo]
internal sealed class EmailsController(ConfirmEmail confirm, ConfirmEmailChange change) : Controller
{
    [HttpGet("/confirm-email")]
    public async Task<IActionResult> Show(ConfirmEmailForm form, CancellationToken ct) => form.Change is { } token
        ? await change.Look(token, ct) is { } changed ? Say(changed) : View("Accounts/ConfirmEmail", form)
        : await confirm.Look(form.Token, ct) is { } confirmed ? Say(confirmed) : View("Accounts/ConfirmEmail", form);

    [HttpPost("/confirm-email")]
    public async Task<IActionResult> Confirm(ConfirmEmailForm form, CancellationToken ct) =>
        form.Change is { } token ? Say(await change.Run(new(token), ct)) : Say(await confirm.Run(new(form.Token), ct));

    private ViewResult Say(ConfirmEmail.Outcome outcome) => outcome switch
    {
        ConfirmEmail.Outcome.Confirmed => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.text"),
        ConfirmEmail.Outcome.AlreadyDone => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.already"),
        _ => Bad(StatusCodes.Status410Gone),
    };

    private ViewResult Say(ConfirmEmailChange.Outcome outcome) => outcome switch
    {
        ConfirmEmailChange.Outcome.Changed => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.changed"),
        ConfirmEmailChange.Outcome.AlreadyDone => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.already"),
        ConfirmEmailChange.Outcome.Taken => Bad(StatusCodes.Status409Conflict),
        _ => Bad(StatusCodes.Status410Gone),
    };

    private ViewResult Bad(int status)
    {
        // "Gone" may be kept by whoever likes; a one-time link leaves no trace.
        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = status;
        return View("Accounts/BadLink", "/sign-in");
    }
}
