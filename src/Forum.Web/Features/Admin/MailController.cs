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
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var origin = host.PublicUrl.Length > 0 ? host.PublicUrl.TrimEnd('/') : $"{Request.Scheme}://{Request.Host}";
        var mails = await queries.WaitingMails(ct);
        var rows = mails.ConvertAll(mail => new MailRow(
            mail.Id, templates.Write(mail, HttpContext.Site().Title, origin), mail.CreatedAt, mail.Language, mail.State == EmailState.Failed, mail.Attempts, words.MailFault(mail.Error)));
        return View("Admin/Mail", new MailPage(rows, await route.Server(ct) is not null));
    }

    [HttpPost("/admin/mail/retry")]
    public async Task<IActionResult> Retry(long? id, [FromServices] RetryMails retry, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();

        await retry.Run(new RetryMails.Command(Actor, id), ct);
        return Done("/admin/mail");
    }
}

internal sealed record MailPage(List<MailRow> Mails, bool Sends);

internal sealed record MailRow(long Id, WrittenEmail Letter, DateTime At, string Language, bool Rests, int Attempts, string? Error);

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
