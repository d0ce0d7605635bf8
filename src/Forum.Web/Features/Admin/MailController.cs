using Forum.Core.Features.Admin;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Email;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>
/// Mails that have not left. A forum works before its mail does: the administrator can hand a link to the person. Such a link
/// opens an account, so only administrators see them.
/// </summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class MailController(AdminQueries queries, EmailTemplates templates, HostSettings host, MailRoute route, Words words) : ForumController
{
    [HttpGet("/admin/mail")]
    public async Task<IActionResult> Show(MailBox box, long? before, CancellationToken ct)
    {
        if (!Enum.IsDefined(box)) box = MailBox.Open;
        var origin = host.PublicUrl.Length > 0 ? host.PublicUrl.TrimEnd('/') : $"{Request.Scheme}://{Request.Host}";
        var mails = await queries.Mails(box, before, ct);
        var older = mails.Count > AdminQueries.PageSize ? mails[AdminQueries.PageSize - 1].Id : (long?)null;
        var rows = mails.Take(AdminQueries.PageSize).Select(mail => new MailRow(
            mail.Id, templates.Write(mail, HttpContext.Site(), origin), mail.CreatedAt, mail.Language, mail.State == EmailState.Failed, mail.Attempts, words.MailFault(mail.Error), mail.SentAt)).ToList();
        return View("Admin/Mail", new MailPage(rows, await route.Server(ct) is not null, box, older));
    }

    [HttpPost("/admin/mail/retry")]
    public async Task<IActionResult> Retry(long? id, [FromServices] RetryMails retry, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();

        await retry.Run(new RetryMails.Command(Actor, id), ct);
        return Done("/admin/mail");
    }

    [HttpPost("/admin/mail/{id:long}/deletion")]
    public async Task<IActionResult> Delete(long id, [FromServices] DeleteMail delete, CancellationToken ct)
    {
        await delete.Run(new DeleteMail.Command(Actor, id), ct);
        return Done("/admin/mail");
    }
}

internal sealed record MailPage(List<MailRow> Mails, bool Sends, MailBox Box, long? Older)
{
    public static string Url(MailBox box) => box == MailBox.Open ? "/admin/mail" : $"/admin/mail?box={box}";

    public string? OlderUrl => Older is { } before ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/admin/mail?box={Box}&before={before}") : null;
}

internal sealed record MailRow(long Id, WrittenEmail Letter, DateTime At, string Language, bool Rests, int Attempts, string? Error, DateTime? SentAt);

internal static class MailFaultWords
{
    /// <summary>Our sentence, then what the server said in its own words.</summary>
    public static string? MailFault(this Words words, string? story)
    {
        if (story is null) return null;
        var key = story.Split(' ')[0];
        return words.Has(key) ? $"{words[key]} {story[key.Length..].Trim()}".TrimEnd() : story;
    }
}
