using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>Moves a category one place up or down among those beside it.</summary>
internal sealed class MoveCategory(Writes writes, CategoryTrees trees)
{
    public sealed record Command(Actor Actor, long CategoryId, bool Up);

    public abstract record Outcome
    {
        public sealed record Moved : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (CategoryPolicy.Arrange(command.Actor) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        return await writes.Run<Outcome>(async write =>
        {
            var category = await write.Db.Categories.FirstOrDefaultAsync(c => c.Id == command.CategoryId, ct);
            if (category is null) return new Outcome.NotFound();

            // Counted, not read: an older forum may hold the same position twice.
            var before = await write.Db.Categories.CountAsync(c => c.ParentId == category.ParentId
                && (c.Position < category.Position || (c.Position == category.Position && c.Id < category.Id)), ct);
            await CategoryOrder.Put(write, category, before + (command.Up ? -1 : 1), ct);
            write.Audit(command.Actor, "category.moved", $"category:{category.Id}", category.Name);
            write.AfterCommit(trees.Forget);
            return new Outcome.Moved();
        }, ct);
    }
}
