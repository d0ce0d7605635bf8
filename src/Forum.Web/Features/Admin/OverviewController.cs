using Forum.Core.Features.Admin;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>What needs somebody, and how the forum is.</summary>
[StaffOnly(Role.Moderator)]
internal sealed class OverviewController(AdminQueries queries, IForumEngine engine, HealthReader health, MailRoute mail, PictureWorkshop workshop, JobBoard board, TimeProvider time, Words words) : ForumController
{
    // A night may fail; two are a habit.
    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(2);
    private const long LittleDisk = 1024L * 1024 * 1024;

    [HttpGet("/admin")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var (state, read) = (await queries.State(ct), health.Read());
        var needs = Needs(state).ToList();
        if (Actor.IsAdmin) needs.AddRange(await AdminNeeds(state, read, ct));
        return View("Admin/Overview", new OverviewPage(state, needs, Actor.IsAdmin ? read : null) { CanScale = workshop.CanScale });
    }

    private IEnumerable<Need> Needs(ForumState state)
    {
        if (state.Reviews > 0) yield return new Need("reviews", "/mod/review") { Count = state.Reviews };
        if (state.Applications > 0) yield return new Need("applications", "/admin/registration") { Count = state.Applications };
    }

    private async Task<List<Need>> AdminNeeds(ForumState state, Health read, CancellationToken ct)
    {
        var needs = new List<Need>();
        if (!await engine.IsReady(ct)) needs.Add(new Need("tables") { IsFault = true });
        if (read.FreeDisk < LittleDisk) needs.Add(new Need("disk") { IsFault = true, Text = words.Size(read.FreeDisk) });
        if (state.EventsResting > 0) needs.Add(new Need("events", "/admin/jobs") { IsFault = true, Count = state.EventsResting });
        if (board.Failed.Count() is var failing and > 0) needs.Add(new Need("jobs", "/admin/jobs") { IsFault = true, Count = failing });
        if (state.MailsFailed > 0) needs.Add(new Need("mails", "/admin/mail?box=Failed") { IsFault = true, Count = state.MailsFailed });
        if (await mail.Server(ct) is null) needs.Add(new Need("smtp", "/admin/mail/settings") { Count = state.MailsWaiting });
        if (read.Backups is not [var last, ..]) needs.Add(new Need("noBackup", "/admin/jobs"));
        else if (time.GetUtcNow().UtcDateTime - last.At > OldBackup) needs.Add(new Need("oldBackup", "/admin/jobs") { IsFault = true, Text = words.Day(last.At) });
        if (HttpContext.Site().Stage == Stage.Private) needs.Add(new Need("private", "/admin/launch"));
        if (!workshop.CanScale) needs.Add(new Need("pictures"));
        return needs;
    }
}

/// <summary>Something that waits for a person. Its words are admin.need.{Key} and admin.need.{Key}.text.</summary>
/// <param name="Key">What.</param>
/// <param name="Url">Where it is done; null when it is done outside of the pages.</param>
internal sealed record Need(string Key, string? Url = null)
{
    /// <summary>Something went wrong, rather than waits.</summary>
    public bool IsFault { get; init; }

    public int Count { get; init; }

    public string Text { get; init; } = "";
}

internal sealed record OverviewPage(ForumState State, IReadOnlyList<Need> Needs, Health? Health)
{
    /// <summary>Whether pictures are made anew, or only cleaned.</summary>
    public required bool CanScale { get; init; }
}
