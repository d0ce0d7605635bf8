using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;
using Forum.Testing;

namespace Forum.Core.Tests.Features.Categories;

public sealed class MoveCategoryTests
{
    [Fact]
    public async Task a_category_moves_among_those_beside_it()
    {
        await using var forum = await TestForum.Start();
        var first = await forum.Category("Un");
        var second = await forum.Category("Deux");
        await forum.Category("Sous un", below: first);
        await forum.Category("Trois");

        await forum.With((MoveCategory move) => move.Run(new(TestForum.Root, second.Id, Up: true), default));
        (await Names(forum)).ShouldBe(["Deux", "Un", "Sous un", "Trois"]);

        await forum.With((EditCategory edit) => edit.Run(new(TestForum.Root, second.Id, "Deux", "", 1, 99, Audience.Everyone, Audience.Members), default));
        (await Names(forum)).ShouldBe(["Un", "Sous un", "Trois", "Deux"], "beyond the end is the end");
    }

    [Fact]
    public async Task a_moderator_does_not_order_categories()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Person("mod", Role.Moderator);
        var first = await forum.Category("Un");

        (await forum.With((MoveCategory move) => move.Run(new(mod, first.Id, Up: true), default))).ShouldBeOfType<MoveCategory.Outcome.Refused>();
        (await forum.With((MoveCategory move) => move.Run(new(TestForum.Root, 99, Up: true), default))).ShouldBeOfType<MoveCategory.Outcome.NotFound>();
    }

    private static async Task<string[]> Names(TestForum forum) =>
        [.. (await forum.With((CategoryTrees trees) => trees.Get(default).AsTask())).All.Select(c => c.Name)];
}
