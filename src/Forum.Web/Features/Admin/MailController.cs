using Forum.Core.Features.Admin;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Email;
using Forum.Web.Platform.Host;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>
/// Mails that have not left. A forum works before its mail does: the administrator can hand a link to the person. Such a link
/// opens an account, so only administrators see them.
/// </summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class MailController(AdminQueries queries, EmailTemplates templates, HostSettings host) : Controller
{
    [HttpGet("/admin/mail")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var origin = host.PublicUrl.Length > 0 ? host.PublicUrl.TrimEnd('/') : $"{Request.Scheme}://{Request.Host}";
        var mails = await queries.WaitingMails(ct);
        return View("Admin/Mail", new MailPage(mails.ConvertAll(mail => new MailRow(templates.Write(mail, HttpContext.Site().Title, origin), mail.CreatedAt, mail.Language, mail.Error))));
    }
}

internal sealed record MailPage(List<MailRow> Mails);

internal sealed record MailRow(WrittenEmail Letter, DateTime At, string Language, string? Error);
