using Forum.Core.Features.Accounts;
using Forum.Core.Platform;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

/// <param name="Username">Who would leave.</param>
/// <param name="Why">Why it was not done.</param>
internal sealed record LeavePage(string Username, Refusal? Why = null)
{
    public string Url => Paths.Member(Username) + "/preferences";
}

/// <summary>Taking one's data along, and leaving. Somebody else's account is not there.</summary>
[Route("/u/{name}/preferences"), MembersOnly, OwnAccount, RecentPassword]
[SilencedToo]
internal sealed class LeavingController(EraseAccount erase, ExportOwnData export, SessionCookie cookie) : ForumController
{
    [HttpGet("export")]
    public async Task Export(CancellationToken ct)
    {
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = "attachment; filename=\"export.zip\"";
        Response.Headers.CacheControl = "no-store";

        // Through the pipe: the archive ends its entries with a few synchronous bytes, which the body itself refuses.
        await using var body = Response.BodyWriter.AsStream(leaveOpen: true);
        await export.WriteTo(body, Actor, ct);
    }

    [HttpGet("leave")]
    public IActionResult Show() => View("Accounts/Leave", new LeavePage(Actor.Username));

    [HttpPost("leave")]
    public async Task<IActionResult> Leave(bool sure, CancellationToken ct)
    {
        if (!sure) return Invalid("Accounts/Leave", new LeavePage(Actor.Username, new Refusal("accounts.leave.notSure", "sure")));

        switch (await erase.Run(new(Actor, Actor.Id), ct))
        {
            case EraseAccount.Outcome.Refused(var why):
                return Invalid("Accounts/Leave", new LeavePage(Actor.Username, why));
            default:
                cookie.Remove(Response);

                // On a shared computer the back button must not show what was read.
                Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
                return Done("/sign-in?done=left");
        }
    }
}
