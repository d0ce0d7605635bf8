using Forum.Core.Features.Categories;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Demo;

/// <summary>Makes the categories; one that the set-up made already under the same name is used as it stands.</summary>
internal sealed class DemoPlaces(Writes writes, CategoryTrees trees, CreateCategory create, EditCategory edit, SetCategoryRights rights)
{
    /// <summary>Their ids, by the story's address.</summary>
    public async Task<Dictionary<string, long>> Run(DemoStory story, Actor admin, CancellationToken ct)
    {
        var present = (await trees.Get(ct)).All.Where(c => c.ParentId is null).ToList();
        var ids = new Dictionary<string, long>();
        foreach (var category in story.Categories)
        {
            var reader = category.IsForTeam ? Audience.Staff : Audience.Everyone;
            var writer = category.IsForTeam ? Audience.Staff : Audience.Members;
            var same = category.Parent is null ? present.Find(c => string.Equals(c.Name, category.Name, StringComparison.OrdinalIgnoreCase)) : null;
            if (same is not null)
                await edit.Run(new EditCategory.Command(admin, same.Id, category.Name, category.Description, category.Hue, null, reader, writer) { Template = category.Template }, ct);
            var id = ids[category.Slug] = same?.Id ?? await Create(category, ids, reader, writer, admin, ct);

            // Mentors are no staff, and have their say in the team's room.
            if (category.IsForTeam)
                await rights.Run(new SetCategoryRights.Command(admin, id, new Dictionary<long, Right> { [AutomaticGroup.Mentors] = Right.Create }), ct);
        }

        if (present.Count > 0) await writes.Run(write => Arrange(story.Categories.Where(c => c.Parent is null).Select(c => ids[c.Slug]), write, ct), ct);
        return ids;
    }

    /// <summary>The story's come first; what else the set-up made stands behind.</summary>
    private async Task Arrange(IEnumerable<long> inOrder, Write write, CancellationToken ct)
    {
        var place = 0;
        foreach (var id in inOrder)
        {
            await CategoryOrder.Put(write, await write.Db.Categories.FirstAsync(c => c.Id == id, ct), place++, ct);
            await write.Flush(ct);
        }

        write.AfterCommit(trees.Forget);
    }

    private async Task<long> Create(DemoCategory category, Dictionary<string, long> ids, Audience reader, Audience writer, Actor admin, CancellationToken ct)
    {
        var outcome = await create.Run(
            new CreateCategory.Command(admin, category.Name)
            {
                Template = category.Template,
                Slug = category.Slug,
                MayShareName = true,
                ParentId = category.Parent is { } parent ? ids[parent] : null,
                Description = category.Description,
                Hue = category.Hue,
                ReadBy = reader,
                WriteBy = writer,
                Questions = category.AsksQuestions ? QuestionMode.Always : QuestionMode.Never,
            },
            ct);
        return outcome is CreateCategory.Outcome.Created created ? created.Id : throw new InvalidOperationException($"{category.Slug}: {outcome}");
    }
}
