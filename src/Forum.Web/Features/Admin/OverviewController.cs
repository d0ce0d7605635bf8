using System.Reflection;
using Forum.Core.Features.Admin;
using Forum.Core.Features.Uploads;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>What runs, what waits, what failed.</summary>
[StaffOnly(Role.Moderator)]
internal sealed class OverviewController(AdminQueries queries, IForumEngine engine, CurrentActor current, UploadQueries uploads, PictureWorkshop workshop) : Controller
{
    private static readonly string Version =
        typeof(OverviewController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    [HttpGet("/admin")]
    public async Task<IActionResult> Show(CancellationToken ct) => View("Admin/Overview", new OverviewPage(
        Version, await engine.IsReady(ct), await queries.State(ct), await queries.Troubled(ct), current.Actor.IsAdmin)
    {
        CanScale = workshop.CanScale,
        Uploads = await uploads.Sum(ct),
    });

    [HttpPost("/admin/deliveries/retry")]
    [StaffOnly(Role.Admin)]
    public async Task<IActionResult> Retry([FromForm] long? id, [FromServices] RetryDeliveries retry, CancellationToken ct)
    {
        await retry.Run(new RetryDeliveries.Command(current.Actor, id), ct);
        return new SeeOther("/admin");
    }
}

internal sealed record OverviewPage(string Version, bool IsReady, ForumState State, List<TroubledDelivery> Troubled, bool MayChange)
{
    /// <summary>Whether pictures are made anew, or only cleaned.</summary>
    public required bool CanScale { get; init; }

    public required (int Count, long Bytes) Uploads { get; init; }
}
