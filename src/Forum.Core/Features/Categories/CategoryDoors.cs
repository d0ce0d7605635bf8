using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>The rights of groups between a category and those below it: nobody goes through a door without the one above.</summary>
internal static class CategoryDoors
{
    /// <summary>A new category below another begins with the rights of that one.</summary>
    public static async Task Inherit(Write write, Category category, CancellationToken ct)
    {
        if (category.ParentId is not { } parent) return;

        var rights = await write.Db.CategoryRights.Where(r => r.CategoryId == parent).ToListAsync(ct);
        write.Db.CategoryRights.AddRange(rights.Select(r => new CategoryRight { CategoryId = category.Id, GroupId = r.GroupId, Right = r.Right }));
    }

    /// <summary>Whether a group's people see the category at all. They are members, whatever the group.</summary>
    public static async Task<bool> Sees(Write write, long groupId, Category category, CancellationToken ct) =>
        category.ReadBy <= Audience.Members
        || await write.Db.CategoryRights.AnyAsync(r => r.CategoryId == category.Id && (r.GroupId == groupId || r.GroupId == AutomaticGroup.Members), ct);

    /// <summary>A door closed above is closed below.</summary>
    public static async Task CloseBelow(Write write, Category category, CancellationToken ct)
    {
        await write.Flush(ct);
        if (category.ReadBy <= Audience.Members) return;

        var seeing = await write.Db.CategoryRights.Where(r => r.CategoryId == category.Id).Select(r => r.GroupId).ToListAsync(ct);
        if (seeing.Contains(AutomaticGroup.Members)) return;

        await write.Db.CategoryRights
            .Where(r => !seeing.Contains(r.GroupId) && write.Db.Categories.Any(c => c.Id == r.CategoryId && c.ParentId == category.Id))
            .ExecuteDeleteAsync(ct);
    }
}
