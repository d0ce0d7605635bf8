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
    public IActionResult Show(ConfirmEmailForm form) => View("Accounts/ConfirmEmail", form);

    [HttpPost("/confirm-email")]
    public Task<IActionResult> Confirm(ConfirmEmailForm form, CancellationToken ct) =>
        form.Change is { } token ? ConfirmChange(token, ct) : ConfirmFirst(form.Token, ct);

    private async Task<IActionResult> ConfirmFirst(string? token, CancellationToken ct) => await confirm.Run(new(token), ct) switch
    {
        ConfirmEmail.Outcome.Confirmed => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.text"),
        ConfirmEmail.Outcome.AlreadyDone => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.already"),
        _ => Bad(StatusCodes.Status410Gone),
    };

    private async Task<IActionResult> ConfirmChange(string token, CancellationToken ct) => await change.Run(new(token), ct) switch
    {
        ConfirmEmailChange.Outcome.Changed => View("Accounts/EmailConfirmed", "accounts.emailConfirmed.changed"),
        ConfirmEmailChange.Outcome.Taken => Bad(StatusCodes.Status409Conflict),
        _ => Bad(StatusCodes.Status410Gone),
    };

    private ViewResult Bad(int status)
    {
        Response.StatusCode = status;
        return View("Accounts/BadLink", "/sign-in");
    }
}
