using Forum.Core.Features.Admin;
using Forum.Core.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>Who did what, the newest first.</summary>
[StaffOnly(Role.Moderator)]
internal sealed class LogController(AdminQueries queries) : Controller
{
    [HttpGet("/admin/log")]
    public async Task<IActionResult> Show(long? before, CancellationToken ct)
    {
        var lines = await queries.Log(before, ct);
        var older = lines.Count > AdminQueries.PageSize ? lines[AdminQueries.PageSize - 1].Id : (long?)null;
        return View("Admin/Log", new LogPage([.. lines.Take(AdminQueries.PageSize)], older));
    }
}

internal sealed record LogPage(List<LogLine> Lines, long? Older);
