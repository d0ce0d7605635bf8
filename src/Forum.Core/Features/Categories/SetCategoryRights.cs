using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>Says what each group may do in a category, all groups at once.</summary>
internal sealed class SetCategoryRights(Writes writes, GroupChanges changes)
{
    public const string NotAbove = "categories.refused.notAbove";

    /// <param name="Actor">Who decides.</param>
    /// <param name="CategoryId">Where.</param>
    /// <param name="Rights">By group; groups that are not named have none.</param>
    public sealed record Command(Actor Actor, long CategoryId, IReadOnlyDictionary<long, Right> Rights);

    public abstract record Outcome
    {
        public sealed record Set : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (CategoryPolicy.Arrange(command.Actor) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        return await writes.Run(async write =>
        {
            var category = await write.Db.Categories.FirstOrDefaultAsync(c => c.Id == command.CategoryId, ct);
            if (category is null) return new Outcome.NotFound();

            // A group that was deleted while the page lay open has no rights to give any more.
            var groups = await write.Db.Groups.ToDictionaryAsync(g => g.Id, ct);
            var wanted = command.Rights
                .Where(r => r.Value >= Right.See && Enum.IsDefined(r.Value) && groups.TryGetValue(r.Key, out var group) && (!group.IsAutomatic || AutomaticGroup.TakesRights(group.Id)))
                .ToDictionary(r => r.Key, r => r.Value);
            if (await Blind(write, category, wanted.Keys, ct) is { } blind)
                return new Outcome.Refused(new Refusal(NotAbove, $"right-{blind}").With("group", groups[blind].Name));

            var present = await write.Db.CategoryRights.Where(r => r.CategoryId == category.Id).ToListAsync(ct);
            write.Db.CategoryRights.RemoveRange(present.Where(r => !wanted.ContainsKey(r.GroupId)));
            foreach (var (group, right) in wanted)
            {
                if (present.Find(r => r.GroupId == group) is { } row) row.Right = right;
                else write.Db.CategoryRights.Add(new CategoryRight { CategoryId = category.Id, GroupId = group, Right = right });
            }

            await CategoryDoors.CloseBelow(write, category, ct);
            write.Audit(command.Actor, "category.rights", $"category:{category.Id}", category.Name);
            changes.ForgetAfter(write);
            return (Outcome)new Outcome.Set();
        }, ct);
    }

    /// <summary>A group that would be let in below a category it cannot see.</summary>
    private static async Task<long?> Blind(Write write, Category category, IEnumerable<long> groups, CancellationToken ct)
    {
        if (category.ParentId is not { } parentId) return null;

        var parent = await write.Db.Categories.FirstAsync(c => c.Id == parentId, ct);
        foreach (var group in groups)
        {
            if (!await CategoryDoors.Sees(write, group, parent, ct)) return group;
        }

        return null;
    }
}
