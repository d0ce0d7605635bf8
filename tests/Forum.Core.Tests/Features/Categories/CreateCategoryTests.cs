using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;
using Forum.Testing;

namespace Forum.Core.Tests.Features.Categories;

public sealed class CreateCategoryTests
{
    [Fact]
    public async Task only_admins_arrange_categories()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Person("mod", Role.Moderator);

        (await Create(forum, new(mod, "Entraide"))).ShouldBeOfType<CreateCategory.Outcome.Refused>().Why.Reason.ShouldBe(CategoryPolicy.OnlyAdmins);
    }

    [Fact]
    public async Task there_are_two_levels_and_no_third()
    {
        await using var forum = await TestForum.Start();
        var child = await forum.Category("Python", below: await forum.Category("Entraide"));

        (await Create(forum, new(TestForum.Root, "Django") { ParentId = child.Id })).ShouldBeOfType<CreateCategory.Outcome.Refused>().Why.Reason.ShouldBe(CreateCategory.TooDeep);
    }

    [Fact]
    public async Task two_of_one_name_at_the_same_moment_get_two_addresses()
    {
        await using var forum = await TestForum.Start();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Create(forum, new(TestForum.Root, "Entraide") { MayShareName = true }))));

        outcomes.Cast<CreateCategory.Outcome.Created>().Select(o => o.Path).Order().ShouldBe(["entraide", "entraide-2", "entraide-3", "entraide-4"]);
    }

    private static Task<CreateCategory.Outcome> Create(TestForum forum, CreateCategory.Command command) =>
        forum.With((CreateCategory create) => create.Run(command, default));
}
