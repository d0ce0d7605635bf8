using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>Changes a category's words, colour, place and doors. Its address stays, because people have it.</summary>
internal sealed class EditCategory(Writes writes, GroupChanges changes)
{
    /// <param name="Actor">Who edits.</param>
    /// <param name="CategoryId">Which.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it is for.</param>
    /// <param name="Hue">1 to 8.</param>
    /// <param name="Place">Its place among those beside it, from 0; null to leave it there.</param>
    /// <param name="ReadBy">Who may read.</param>
    /// <param name="WriteBy">Who may open topics and reply.</param>
    public sealed record Command(Actor Actor, long CategoryId, string? Name, string? Description, int Hue, int? Place, Audience ReadBy, Audience WriteBy)
    {
        /// <summary>Null to leave it; what is written already stays what it is.</summary>
        public QuestionMode? Questions { get; init; }

        /// <summary>Null to leave it; empty for none.</summary>
        public string? Template { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Edited(string Path) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (CategoryPolicy.Arrange(command.Actor) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        var (name, description, template, unfit) = CategoryText.Read(command.Name, command.Description, command.Template);
        if (unfit is not null) return new Outcome.Refused(unfit);

        return await writes.Run<Outcome>(async write =>
        {
            var category = await write.Db.Categories.FirstOrDefaultAsync(c => c.Id == command.CategoryId, ct);
            if (category is null) return new Outcome.NotFound();

            if (CategoryText.KeyOf(name) != CategoryText.KeyOf(category.Name) && await CategoryText.Taken(write, name, category.ParentId, category.Id, ct) is { } taken) return new Outcome.Refused(taken);

            var parent = category.ParentId is { } parentId ? await write.Db.Categories.FirstAsync(c => c.Id == parentId, ct) : null;
            category.Describe(name, description, command.Hue);
            if (command.Place is { } place) await CategoryOrder.Put(write, category, place, ct);
            category.Open(command.ReadBy, command.WriteBy, parent);
            category.Take(command.Questions ?? category.Questions);
            category.BeginWith(template ?? category.Template);

            // A door closed above is closed below.
            foreach (var child in await write.Db.Categories.Where(c => c.ParentId == category.Id).ToListAsync(ct)) child.Open(child.ReadBy, child.WriteBy, category);
            await CategoryDoors.CloseBelow(write, category, ct);

            write.Audit(command.Actor, "category.edited", $"category:{category.Id}", name);
            changes.ForgetAfter(write);
            return new Outcome.Edited(category.Path);
        }, ct);
    }
}
