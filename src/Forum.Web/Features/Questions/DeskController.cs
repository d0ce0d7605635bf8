using Forum.Core.Features.Questions;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Questions;

internal sealed record DeskPage(Desk Desk, Pager Pager);

/// <summary>Who waits for a first answer in the categories that a mentor looks after.</summary>
[StaffOnly(Role.Mentor)]
internal sealed class DeskController(DeskQueries desks) : ForumController
{
    public const string Path = "/desk";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string? page, CancellationToken ct)
    {
        var asked = PageNumber.Read(page);
        if (asked.IsWrong || page == "1") return RedirectPermanent(Path);

        var desk = await desks.Of(Actor, asked.Value, ct);
        if (asked.Value > desk.Pages) return NotFound();

        // The menu on this page says what the page says.
        HttpContext.RequestServices.GetRequiredService<CurrentActor>().Waiting = desk.Total;
        return View("Questions/Desk", new DeskPage(desk, new Pager(Path, asked.Value, desk.Pages)));
    }
}
