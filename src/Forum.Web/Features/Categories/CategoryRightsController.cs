using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Categories;

/// <param name="Node">The category.</param>
/// <param name="Groups">Custom groups that can be given rights; members and mentors come first by themselves.</param>
/// <param name="Rights">What each has, or what was chosen.</param>
/// <param name="Saved">Right after saving.</param>
/// <param name="Why">What was wrong.</param>
internal sealed record CategoryRightsPage(CategoryNode Node, IReadOnlyList<GroupItem> Groups, IReadOnlyDictionary<long, Right> Rights, bool Saved, Refusal? Why)
{
    public static readonly IReadOnlyList<(long Id, string Slug)> Automatic = [.. AutomaticGroup.All.Where(g => AutomaticGroup.TakesRights(g.Id))];

    public string Action => $"/admin/categories/{Node.Id}/rights";

    public Right Of(long group) => Rights.GetValueOrDefault(group);

    /// <summary>The group's name stands in the sentence, and automatic ones are called in the reader's language.</summary>
    public bool IsWrong(long group) => Why?.Field == $"right-{group}";
}

/// <summary>What groups may do in a category, beyond its simple choice.</summary>
[StaffOnly(Role.Admin), Route("/admin/categories/{id:long}/rights")]
internal sealed class CategoryRightsController(CategoryTrees trees, CategoryQueries categories, GroupQueries groups) : ForumController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(long id, CancellationToken ct, bool saved = false) =>
        (await trees.Get(ct)).Find(id) is { } node
            ? View("Categories/Rights", new CategoryRightsPage(node, await groups.Custom(Actor, ct), await categories.Rights(id, ct), saved, null))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Save(long id, Dictionary<long, Right>? rights, [FromServices] SetCategoryRights set, CancellationToken ct)
    {
        // A form that was cut short must not take everybody's rights away.
        if (rights is null || !ModelState.IsValid) return BadRequest();

        switch (await set.Run(new(Actor, id, rights), ct))
        {
            case SetCategoryRights.Outcome.Set:
                return new SeeOther($"/admin/categories/{id}/rights?saved=true");
            case SetCategoryRights.Outcome.Refused refused when (await trees.Get(ct)).Find(id) is { } node:
                return Invalid("Categories/Rights", new CategoryRightsPage(node, await groups.Custom(Actor, ct), rights, false, refused.Why));
            default:
                return NotFound();
        }
    }
}
