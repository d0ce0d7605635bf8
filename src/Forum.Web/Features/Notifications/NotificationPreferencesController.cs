using Forum.Core.Features.Notifications;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Notifications;

/// <param name="Choice">Whose, and what it is.</param>
/// <param name="Action">Where the form leads.</param>
/// <param name="ByLink">True for whoever came from a mail and may not be signed in.</param>
/// <param name="Saved">It was just changed.</param>
internal sealed record MailChoicePage(MailChoice Choice, string Action, bool ByLink, bool Saved);

/// <summary>Which notifications also come by mail: for a member who is signed in.</summary>
[Route("/u/{name}/preferences/notifications"), MembersOnly, OwnAccount]
[SilencedToo]
internal sealed class NotificationPreferencesController(NotificationPreferences preferences, ChooseNotificationMail choose) : ForumController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(bool saved, CancellationToken ct) => await preferences.Of(Actor.Id, ct) is { } choice
        ? View("Notifications/Preferences", new MailChoicePage(choice, Address, ByLink: false, saved))
        : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Save(MailedKinds[] mailed, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();

        await choose.Run(new ChooseNotificationMail.Command(Actor.Id, MailedForm.Read(mailed)), ct);
        return Done($"{Address}?saved=true{Notice.Said}");
    }

    private string Address => Paths.Member(Actor.Username) + "/preferences/notifications";
}

internal static class MailedForm
{
    /// <summary>The boxes that were ticked; numbers that stand for nothing are left out.</summary>
    public static MailedKinds Read(IEnumerable<MailedKinds> ticked) =>
        NotificationChoices.All.Intersect(ticked).Aggregate(MailedKinds.None, (all, one) => all | one);
}
