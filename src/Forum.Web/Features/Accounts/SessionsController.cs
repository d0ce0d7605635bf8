using Forum.Core.Features.Accounts;
using Forum.Web.Features.Moderation;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

/// <summary>One's own browsers, signed out from a distance.</summary>
[MembersOnly]
[SilencedToo]
internal sealed class SessionsController(EndSession endSession, EndOtherSessions endOthers, SessionCookie cookie, CurrentSession session) : Controller
{
    [HttpPost("/sessions/{id:long}/end")]
    public async Task<IActionResult> End(long id, CancellationToken ct)
    {
        if (!await endSession.Run(new(session.Actor, id), ct)) return NotFound();
        if (id != session.Id) return Back("session");

        cookie.Remove(Response);
        return Redirect("/");
    }

    [HttpPost("/sessions/end-others")]
    public async Task<IActionResult> EndOthers(CancellationToken ct)
    {
        await endOthers.Run(new(session.Actor, session.Id), ct);
        return Back("sessions");
    }

    private RedirectResult Back(string done) => Redirect($"/u/{Uri.EscapeDataString(session.Actor.Username)}/preferences?done={done}{Notice.Said}");
}
