using Forum.Core.Features.Notifications;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Notifications;

/// <summary>
/// The sealed link of a mail: opens the choice of mails without signing in, and ends them all with one POST, as mail programs
/// send it (RFC 8058). The seal is the right to do so, hence no form token. Looking at the page changes nothing: programs that
/// check mail follow links.
/// </summary>
[Route("/unsubscribe/{token}"), IgnoreAntiforgeryToken]
[SilencedToo]
internal sealed class UnsubscribeController(NotificationPreferences preferences, ChooseNotificationMail choose) : ForumController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string token, bool saved, CancellationToken ct) =>
        await preferences.Of(token, ct) is { } choice ? View("Notifications/Preferences", new MailChoicePage(choice, Address(token), ByLink: true, saved)) : Bad();

    /// <summary>Answered with the page itself: a mail program takes a redirect for a failure.</summary>
    [HttpPost("")]
    public async Task<IActionResult> EndAll(string token, CancellationToken ct)
    {
        if (await preferences.Of(token, ct) is not { } choice) return Bad();

        await choose.Run(new ChooseNotificationMail.Command(choice.Person.Id, MailedKinds.None), ct);
        return View("Notifications/Preferences", new MailChoicePage(choice with { Mailed = MailedKinds.None }, Address(token), ByLink: true, Saved: true));
    }

    [HttpPost("choice")]
    public async Task<IActionResult> Save(string token, MailedKinds[] mailed, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (await preferences.Of(token, ct) is not { } choice) return Bad();

        await choose.Run(new ChooseNotificationMail.Command(choice.Person.Id, MailedForm.Read(mailed)), ct);
        return Done(Address(token) + "?saved=true");
    }

    private ViewResult Bad()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Accounts/BadLink", "/sign-in");
    }

    private static string Address(string token) => $"/unsubscribe/{Uri.EscapeDataString(token)}";
}
