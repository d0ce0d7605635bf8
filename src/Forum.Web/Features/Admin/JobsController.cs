using Forum.Core.Features.Admin;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>What works behind the pages: when it did, when it will, what fails.</summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class JobsController(AdminQueries queries, JobBoard board, Words words) : ForumController
{
    private const string Address = "/admin/jobs";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? done, CancellationToken ct) => View("Admin/Jobs", await Page(ct) with
    {
        Notice = done is "done" or "running" ? words[$"admin.jobs.{done}"] : null,
    });

    [HttpPost(Address + "/run")]
    public async Task<IActionResult> Run(string? job, [FromServices] RunJob run, CancellationToken ct) =>
        await run.Run(new RunJob.Command(Actor, job ?? ""), ct) switch
        {
            RunJob.Outcome.Done => Done(Address + "?done=done"),
            RunJob.Outcome.Running => Done(Address + "?done=running"),
            RunJob.Outcome.Failed(var error) => Invalid("Admin/Jobs", await Page(ct) with { Error = error }),
            _ => NotFound(),
        };

    [HttpPost("/admin/deliveries/retry")]
    public async Task<IActionResult> Retry([FromForm] long? id, [FromServices] RetryDeliveries retry, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();

        await retry.Run(new RetryDeliveries.Command(Actor, id), ct);
        return Done(Address);
    }

    private async Task<JobsPage> Page(CancellationToken ct) => new([.. JobNames.All.Select(board.Of)], await queries.Troubled(ct));
}

internal sealed record JobsPage(IReadOnlyList<JobReport> Jobs, List<TroubledDelivery> Troubled)
{
    public string? Notice { get; init; }

    public string? Error { get; init; }
}
