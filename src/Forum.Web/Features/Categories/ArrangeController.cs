using System.ComponentModel.DataAnnotations;
using Forum.Core.Features.Categories;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Categories;

/// <summary>As typed.</summary>
internal sealed record CategoryForm
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public long? Parent { get; init; }

    public int Hue { get; init; }

    /// <summary>From 1, as people count.</summary>
    public int Place { get; init; } = 1;

    /// <summary>Null when the form did not say: doors stay as they are then, and a new category has the usual ones.</summary>
    public Audience? ReadBy { get; init; }

    public Audience? WriteBy { get; init; }

    public QuestionMode Questions { get; init; }

    /// <summary>Null when the form did not say; emptied, it is gone.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Template { get; init; }
}

/// <param name="Node">The category that is edited; null for a new one.</param>
/// <param name="Form">What stands in the fields.</param>
/// <param name="Parents">Where a new one may stand.</param>
/// <param name="Places">How many stand side by side.</param>
/// <param name="Why">What was wrong.</param>
internal sealed record CategoryFormPage(CategoryNode? Node, CategoryForm Form, IReadOnlyList<CategoryNode> Parents, int Places, Refusal? Why)
{
    public string Action => Node is null ? "/admin/categories" : $"/admin/categories/{Node.Id}";

    public bool IsWrong(string field) => Why is { } why && (why.Field == field || why.Also.Any(other => other.Field == field));

    public string? Invalid(string field) => IsWrong(field) ? "true" : null;

    public string DescribedBy(string field) => IsWrong(field) ? $"{field}-error {field}-hint" : $"{field}-hint";
}

internal sealed record ArrangePage(CategoryTree Tree, bool Done);

/// <summary>Where admins make, change and order categories.</summary>
[StaffOnly(Role.Admin), Route("/admin/categories")]
internal sealed class ArrangeController(CategoryTrees trees) : ForumController
{
    private const string List = "/admin/categories?done=true";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct, bool done = false) => View("Categories/Arrange", new ArrangePage(await trees.Get(ct), done));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken ct)
    {
        var tree = await trees.Get(ct);
        return Form(tree, null, new CategoryForm { Hue = (tree.All.Count % Category.Hues) + 1, ReadBy = Audience.Everyone, WriteBy = Audience.Members }, null);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(CategoryForm form, [FromServices] CreateCategory create, CancellationToken ct)
    {
        // The fields are choices: what is none of them comes from no form of ours.
        if (!ModelState.IsValid) return BadRequest();

        var command = new CreateCategory.Command(Actor, form.Name)
        {
            Description = form.Description,
            ParentId = form.Parent,
            Hue = form.Hue,
            ReadBy = form.ReadBy ?? Audience.Everyone,
            WriteBy = form.WriteBy ?? Audience.Members,
            Questions = form.Questions,
            Template = form.Template,
        };
        return await create.Run(command, ct) is CreateCategory.Outcome.Refused refused
            ? Form(await trees.Get(ct), null, form, refused.Why)
            : new SeeOther(List);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var tree = await trees.Get(ct);
        if (tree.Find(id) is not { } node) return NotFound();

        var form = new CategoryForm
        {
            Name = node.Name,
            Description = node.Description,
            Hue = node.Hue,
            ReadBy = node.ReadBy,
            WriteBy = node.WriteBy,
            Questions = node.Questions,
            Template = node.Template,
            Place = Beside(tree, node).ToList().IndexOf(node) + 1,
        };
        return Form(tree, node, form, null);
    }

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Save(long id, CategoryForm form, [FromServices] EditCategory edit, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();
        if ((await trees.Get(ct)).Find(id) is not { } present) return NotFound();

        var command = new EditCategory.Command(Actor, id, form.Name, form.Description, form.Hue, form.Place - 1, form.ReadBy ?? present.ReadBy, form.WriteBy ?? present.WriteBy)
        {
            Questions = form.Questions,
            Template = form.Template,
        };
        switch (await edit.Run(command, ct))
        {
            case EditCategory.Outcome.Edited:
                return new SeeOther(List);
            case EditCategory.Outcome.Refused refused:
                var tree = await trees.Get(ct);
                return tree.Find(id) is { } node ? Form(tree, node, form, refused.Why) : NotFound();
            default:
                return NotFound();
        }
    }

    [HttpPost("{id:long}/up")]
    public Task<IActionResult> Up(long id, [FromServices] MoveCategory move, CancellationToken ct) => Move(id, true, move, ct);

    [HttpPost("{id:long}/down")]
    public Task<IActionResult> Down(long id, [FromServices] MoveCategory move, CancellationToken ct) => Move(id, false, move, ct);

    private async Task<IActionResult> Move(long id, bool up, MoveCategory move, CancellationToken ct) =>
        await move.Run(new(Actor, id, up), ct) is MoveCategory.Outcome.Moved ? new SeeOther(List) : NotFound();

    private ViewResult Form(CategoryTree tree, CategoryNode? node, CategoryForm form, Refusal? why)
    {
        if (why is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var parents = tree.All.Where(c => c.ParentId is null).ToList();
        return View("Categories/Form", new CategoryFormPage(node, form, parents, node is null ? 0 : Beside(tree, node).Count(), why));
    }

    private static IEnumerable<CategoryNode> Beside(CategoryTree tree, CategoryNode node) => tree.All.Where(c => c.ParentId == node.ParentId);
}
