using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>How far the doors are open.</summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class LaunchController(ChangeStage change, CurrentActor current) : Controller
{
    [HttpGet("/admin/launch")]
    public IActionResult Show() => View("Admin/Launch", new LaunchPage(HttpContext.Site().Stage));

    [HttpPost("/admin/launch")]
    public async Task<IActionResult> Change([FromForm] Stage? stage, CancellationToken ct)
    {
        if (!ModelState.IsValid || stage is not { } chosen || !Enum.IsDefined(chosen)) return BadRequest();

        await change.Run(new ChangeStage.Command(current.Actor, chosen), ct);
        return new SeeOther("/admin/launch");
    }
}

internal sealed record LaunchPage(Stage Stage)
{
    /// <summary>Those to whom a stage makes a difference.</summary>
    public static readonly IReadOnlyList<string> Audiences = ["visitors", "members", "engines"];

    public string? Class(Stage other) => other < Stage ? "done" : null;

    public string? Current(Stage other) => other == Stage ? "step" : null;
}
