using System.Globalization;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>Accounts: to find one, to look at it, to help its owner, to give a role.</summary>
[StaffOnly(Role.Moderator), RecentPassword]
internal sealed class MembersController(MemberFiles files, LogQueries log, Words words) : ForumController
{
    private const string Address = "/admin/members";

    [HttpGet(Address)]
    public async Task<IActionResult> List(string? q, Role? role, MemberState state, int? joined, long? before, CancellationToken ct)
    {
        // What an address says wrongly is not asked for.
        var filter = ModelState.IsValid
            ? new MemberFilter(q, role is { } one && Enum.IsDefined(one) && one != Role.Guest ? one : null, Enum.IsDefined(state) ? state : MemberState.Any, joined is > 0 and < 10_000 ? joined : null, before)
            : new MemberFilter(q);
        var rows = await files.Page(filter, Actor, ct);
        var older = rows.Count > MemberFiles.PageSize ? rows[MemberFiles.PageSize - 1].Person.Id : (long?)null;
        return View("Admin/Members", new MembersPage([.. rows.Take(MemberFiles.PageSize)], filter, older));
    }

    [HttpGet(Address + "/{id:long}")]
    public async Task<IActionResult> Show(long id, string? done, CancellationToken ct) =>
        await files.One(id, Actor, ct) is { } file
            ? View("Admin/Member", await Page(file, ct) with { Done = done is not null && words.Has($"admin.member.done.{done}") ? words[$"admin.member.done.{done}"] : null })
            : NotFound();

    [HttpPost(Address + "/{id:long}/role"), StaffOnly(Role.Admin)]
    public async Task<IActionResult> ChangeRole(long id, Role to, [FromServices] ChangeRole change, CancellationToken ct)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(to) || to == Role.Guest) return BadRequest();
        if (await files.One(id, Actor, ct) is not { } file) return NotFound();

        return await change.Run(new ChangeRole.Command(file.Row.Person.Username, to) { By = Actor }, ct) is ChangeRole.Outcome.Refused(var reason)
            ? Invalid("Admin/Member", await Page(file, ct) with { Refusal = words[reason] })
            : Done($"{Address}/{id}?done=role");
    }

    [HttpPost(Address + "/{id:long}/sign-out")]
    public Task<IActionResult> SignOut(long id, [FromServices] HelpMember help, CancellationToken ct) => Help(id, MemberHelp.SignOut, "signOut", help, ct);

    [HttpPost(Address + "/{id:long}/password-link")]
    public Task<IActionResult> SendPasswordLink(long id, [FromServices] HelpMember help, CancellationToken ct) => Help(id, MemberHelp.SendPasswordLink, "passwordLink", help, ct);

    [HttpPost(Address + "/{id:long}/confirmation")]
    public Task<IActionResult> ConfirmAddress(long id, [FromServices] HelpMember help, CancellationToken ct) => Help(id, MemberHelp.ConfirmAddress, "confirmed", help, ct);

    [HttpPost(Address + "/{id:long}/erasure"), StaffOnly(Role.Admin)]
    public async Task<IActionResult> Erase(long id, string? typed, [FromServices] EraseAccount erase, CancellationToken ct)
    {
        if (await files.One(id, Actor, ct) is not { } file) return NotFound();

        // Nothing brings an account back: the name is typed, so that no slip of the hand does it.
        if (!string.Equals(typed?.Trim(), file.Row.Person.Username, StringComparison.OrdinalIgnoreCase))
            return Invalid("Admin/Member", await Page(file, ct) with { TypedName = typed, NameError = words["admin.member.erase.wrongName"] });

        return await erase.Run(new EraseAccount.Command(Actor, id), ct) is EraseAccount.Outcome.Refused(var why)
            ? Invalid("Admin/Member", await Page(file, ct) with { Refusal = words.Say(why) })
            : Done(Actor.Is(id) ? "/" : $"{Address}/{id}?done=erased");
    }

    private async Task<IActionResult> Help(long id, MemberHelp what, string done, HelpMember help, CancellationToken ct) =>
        await help.Run(new HelpMember.Command(Actor, id, what), ct) switch
        {
            HelpMember.Outcome.Done => Done(what == MemberHelp.SignOut && Actor.Is(id) ? "/sign-in" : $"{Address}/{id}?done={done}"),
            HelpMember.Outcome.Refused(var reason) when await files.One(id, Actor, ct) is { } file => Invalid("Admin/Member", await Page(file, ct) with { Refusal = words[reason] }),
            _ => NotFound(),
        };

    private async Task<MemberPage> Page(MemberFile file, CancellationToken ct) =>
        new(file, [.. (await log.Page(new LogFilter(About: file.Row.Person.Username), ct)).Take(MemberPage.MostLines)]);
}

internal sealed record MembersPage(List<MemberRow> Rows, MemberFilter Filter, long? Older)
{
    /// <summary>How lately somebody joined, in days.</summary>
    public static readonly IReadOnlyList<int> Spans = [1, 7, 30, 365];

    /// <summary>The next page of the same choice.</summary>
    public string? OlderUrl
    {
        get
        {
            if (Older is not { } before) return null;

            var query = new QueryBuilder();
            if (Filter.Text is { Length: > 0 } text) query.Add("q", text);
            if (Filter.Role is { } role) query.Add("role", role.ToString());
            if (Filter.State != MemberState.Any) query.Add("state", Filter.State.ToString());
            if (Filter.JoinedDays is { } days) query.Add("joined", days.ToString(CultureInfo.InvariantCulture));
            query.Add("before", before.ToString(CultureInfo.InvariantCulture));
            return "/admin/members" + query;
        }
    }
}

internal sealed record MemberPage(MemberFile File, IReadOnlyList<LogLine> Lines)
{
    public const int MostLines = 5;

    public string? Done { get; init; }

    public string? Refusal { get; init; }

    public string? TypedName { get; init; }

    public string? NameError { get; init; }
}
