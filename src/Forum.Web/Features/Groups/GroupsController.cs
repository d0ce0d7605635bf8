using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Groups;

/// <param name="Group">Which.</param>
/// <param name="People">One page of who is in it.</param>
/// <param name="MayChange">Whether this reader says who is in it.</param>
/// <param name="MayManage">Whether this reader may change the group itself.</param>
internal sealed record GroupPage(GroupItem Group, GroupPeople People, bool MayChange, bool MayManage)
{
    public string Url => Paths.Group(Group.Slug);

    public string Action(string what) => $"/groups/{Group.Id}/{what}";

    public Pager Pager => new(Url, People.Page, People.Pages);

    /// <summary>The name that was typed, and why it could not be added.</summary>
    public string? Typed { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>Groups, and who is in them.</summary>
internal sealed class GroupsController(GroupQueries groups) : ForumController
{
    [HttpGet("/groups"), VisitorPage]
    public async Task<IActionResult> List(CancellationToken ct) => View("Groups/List", await groups.All(Actor, ct));

    [HttpGet("/g/{name}"), VisitorPage]
    public async Task<IActionResult> Show(string name, string? page, CancellationToken ct)
    {
        // All members are the people list; a group of everybody would be that too.
        if (name is "members" or "everyone") return Redirect("/people");
        if (await groups.Find(name, Actor, ct) is not { } group) return NotFound();

        var asked = PageNumber.Read(page);
        if (asked.IsWrong || page == "1") return RedirectPermanent(Paths.Group(group.Slug));
        var shown = await Page(group, asked.Value, ct);
        return asked.Value > shown.People.Pages ? NotFound() : View("Groups/Show", shown);
    }

    [HttpPost("/groups/{id:long}/people"), MembersOnly]
    public async Task<IActionResult> Add(long id, string? username, [FromServices] AddToGroup add, CancellationToken ct) =>
        await add.Run(new(Actor, id, username), ct) switch
        {
            AddToGroup.Outcome.Added(var slug) => Done(Paths.Group(slug)),
            AddToGroup.Outcome.Refused(var why) => await Refused(id, why, username, ct),
            _ => NotFound(),
        };

    [HttpPost("/groups/{id:long}/owners"), MembersOnly]
    public async Task<IActionResult> Own(long id, string? username, bool owner, [FromServices] AddToGroup add, CancellationToken ct) =>
        await add.Run(new(Actor, id, username, owner), ct) switch
        {
            AddToGroup.Outcome.Added(var slug) => Done(Paths.Group(slug)),
            AddToGroup.Outcome.Refused(var why) => await Refused(id, why, null, ct),
            _ => NotFound(),
        };

    [HttpPost("/groups/{id:long}/people/{member:long}/end"), MembersOnly]
    public async Task<IActionResult> Remove(long id, long member, [FromServices] RemoveFromGroup remove, CancellationToken ct) =>
        await remove.Run(new(Actor, id, member), ct) switch
        {
            RemoveFromGroup.Outcome.Removed(var slug) => Done(Paths.Group(slug)),
            RemoveFromGroup.Outcome.Refused(var why) => await Refused(id, why, null, ct),
            _ => NotFound(),
        };

    private async Task<GroupPage> Page(GroupItem group, int page, CancellationToken ct) => new(
        group, await groups.People(group, page, ct), GroupPolicy.ChangePeople(Actor, group.IsAutomatic, group.IsOwner).Allowed, GroupPolicy.Manage(Actor).Allowed && !group.IsAutomatic);

    private async Task<IActionResult> Refused(long id, Refusal why, string? typed, CancellationToken ct) =>
        await groups.Find(id, Actor, ct) is { } group ? Invalid("Groups/Show", await Page(group, 1, ct) with { Refusal = why, Typed = typed }) : NotFound();
}
