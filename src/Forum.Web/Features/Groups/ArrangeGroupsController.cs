using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Groups;

/// <summary>As typed.</summary>
internal sealed record GroupForm
{
    public string? Name { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public GroupVisibility Visibility { get; init; }
}

/// <param name="Group">The group that is edited; null for a new one.</param>
/// <param name="Form">What stands in the fields.</param>
/// <param name="Why">Everything that was wrong.</param>
internal sealed record GroupFormPage(GroupItem? Group, GroupForm Form, IReadOnlyList<Refusal> Why)
{
    public string Action => Group is null ? "/admin/groups" : $"/admin/groups/{Group.Id}";

    public Refusal? Wrong(string field) => Why.FirstOrDefault(why => why.Field == field);

    public string? Invalid(string field) => Wrong(field) is null ? null : "true";

    public string DescribedBy(string field) => Wrong(field) is null ? $"{field}-hint" : $"{field}-error {field}-hint";
}

internal sealed record ArrangeGroupsPage(IReadOnlyList<GroupItem> Groups, bool Done);

/// <summary>Where staff make, change and remove groups.</summary>
[StaffOnly(Role.Moderator), Route("/admin/groups")]
internal sealed class ArrangeGroupsController(GroupQueries groups) : ForumController
{
    private const string List = "/admin/groups?done=true";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct, bool done = false) => View("Groups/Arrange", new ArrangeGroupsPage(await groups.Custom(Actor, ct), done));

    [HttpGet("new")]
    public IActionResult New() => View("Groups/Form", new GroupFormPage(null, new GroupForm(), []));

    [HttpPost("")]
    public async Task<IActionResult> Create(GroupForm form, [FromServices] CreateGroup create, CancellationToken ct)
    {
        var command = new CreateGroup.Command(Actor, form.Name) { Title = form.Title, Description = form.Description, Visibility = form.Visibility };
        return await create.Run(command, ct) switch
        {
            // A new group waits for its people: the next step is on its own page.
            CreateGroup.Outcome.Created(_, var slug) => new SeeOther(Paths.Group(slug)),
            CreateGroup.Outcome.Refused(var why) => Invalid("Groups/Form", new GroupFormPage(null, form, why)),
            _ => NotFound(),
        };
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct) => await groups.Find(id, Actor, ct) is { } group
        ? View("Groups/Form", new GroupFormPage(group, new GroupForm { Name = group.Name, Title = group.Title, Description = group.Description, Visibility = group.Visibility }, []))
        : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Save(long id, GroupForm form, [FromServices] EditGroup edit, CancellationToken ct) =>
        await edit.Run(new(Actor, id, form.Name, form.Title, form.Description, form.Visibility), ct) switch
        {
            EditGroup.Outcome.Edited => new SeeOther(List),
            EditGroup.Outcome.Refused(var why) when await groups.Find(id, Actor, ct) is { } group => Invalid("Groups/Form", new GroupFormPage(group, form, why)),
            _ => NotFound(),
        };

    [HttpPost("{id:long}/deletion")]
    public async Task<IActionResult> Delete(long id, [FromServices] DeleteGroup delete, CancellationToken ct) =>
        await delete.Run(new(Actor, id), ct) is DeleteGroup.Outcome.Deleted ? new SeeOther(List) : NotFound();
}
