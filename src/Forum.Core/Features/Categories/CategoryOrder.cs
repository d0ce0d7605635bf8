using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>The order of categories that stand side by side: places without gaps or doubles.</summary>
internal static class CategoryOrder
{
    /// <param name="write">The open write.</param>
    /// <param name="category">Which moves.</param>
    /// <param name="place">Where to, from 0; beyond the end is the end.</param>
    /// <param name="ct">Ends with the request.</param>
    public static async Task Put(Write write, Category category, int place, CancellationToken ct)
    {
        var others = await write.Db.Categories
            .Where(c => c.ParentId == category.ParentId && c.Id != category.Id)
            .OrderBy(c => c.Position).ThenBy(c => c.Id)
            .ToListAsync(ct);
        others.Insert(Math.Clamp(place, 0, others.Count), category);
        for (var i = 0; i < others.Count; i++) others[i].MoveTo(i);
    }
}
