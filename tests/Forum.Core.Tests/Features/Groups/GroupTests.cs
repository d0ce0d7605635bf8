using Forum.Core.Features.Groups;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Groups;

/// <summary>Who makes groups, and who says who is in them.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task staff_make_change_and_remove_groups_and_nobody_else()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"));
        (await forum.With((CreateGroup create) => create.Run(new(ines, "Club"), default))).ShouldBeOfType<CreateGroup.Outcome.Refused>().Why[0].Reason.ShouldBe(GroupPolicy.OnlyStaff);

        var first = (await forum.With((CreateGroup create) => create.Run(new(mod, "Promo d'été") { Title = "Été" }, default))).ShouldBeOfType<CreateGroup.Outcome.Created>();
        var second = (await forum.With((CreateGroup create) => create.Run(new(mod, "promo d’été"), default))).ShouldBeOfType<CreateGroup.Outcome.Created>();
        (first.Slug, second.Slug).ShouldBe(("promo-d-ete", "promo-d-ete-2"));

        (await forum.With((EditGroup edit) => edit.Run(new(ines, first.Id, "À moi", "", "", default), default))).ShouldBeOfType<EditGroup.Outcome.Refused>();
        (await forum.With((EditGroup edit) => edit.Run(new(mod, first.Id, "", new string('a', 31), new string('a', 301), default), default)))
            .ShouldBeOfType<EditGroup.Outcome.Refused>().Why.Select(w => w.Field).ShouldBe(["name", "title", "description"]);
        (await forum.With((EditGroup edit) => edit.Run(new(mod, first.Id, "Promo", "P", "", GroupVisibility.Private), default))).ShouldBeOfType<EditGroup.Outcome.Edited>().Slug.ShouldBe("promo-d-ete");

        (await forum.With((DeleteGroup delete) => delete.Run(new(ines, first.Id), default))).ShouldBeOfType<DeleteGroup.Outcome.Refused>();
        (await forum.With((DeleteGroup delete) => delete.Run(new(mod, first.Id), default))).ShouldBeOfType<DeleteGroup.Outcome.Deleted>();
        (await forum.Read(db => db.Groups.Where(g => g.Id > AutomaticGroup.Staff).Select(g => g.Id).ToListAsync())).ShouldBe([second.Id]);
    }

    [Fact]
    public async Task automatic_groups_are_ones_role_and_cannot_be_changed()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        (await forum.With((AddToGroup add) => add.Run(new(TestForum.Root, AutomaticGroup.Mentors, "ines"), default))).ShouldBeOfType<AddToGroup.Outcome.Refused>().Why.Reason.ShouldBe(GroupPolicy.Automatic);
        (await forum.With((RemoveFromGroup remove) => remove.Run(new(TestForum.Root, AutomaticGroup.Members, ines.Id), default))).ShouldBeOfType<RemoveFromGroup.Outcome.Refused>();
        (await forum.With((EditGroup edit) => edit.Run(new(TestForum.Root, AutomaticGroup.Staff, "x", "", "", default), default))).ShouldBeOfType<EditGroup.Outcome.Refused>();
        (await forum.With((DeleteGroup delete) => delete.Run(new(TestForum.Root, AutomaticGroup.Staff), default))).ShouldBeOfType<DeleteGroup.Outcome.Refused>();
    }

    [Fact]
    public async Task owners_add_and_remove_but_do_not_name_owners_or_put_each_other_out()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines, tom, zoe) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"), await forum.Person("tom"), await forum.Person("zoe"));
        var group = await forum.Group("Atelier", ines, tom);
        Task<AddToGroup.Outcome> Add(Actor by, string name, bool? owner = null) => forum.With((AddToGroup add) => add.Run(new(by, group, name, owner), default));
        Task<RemoveFromGroup.Outcome> Remove(Actor by, Actor whom) => forum.With((RemoveFromGroup remove) => remove.Run(new(by, group, whom.Id), default));

        (await Add(ines, "zoe")).ShouldBeOfType<AddToGroup.Outcome.Refused>().Why.Reason.ShouldBe(GroupPolicy.OnlyOwners);
        (await Add(mod, "@Ines", owner: true)).ShouldBeOfType<AddToGroup.Outcome.Added>();
        (await Add(mod, "tom", owner: true)).ShouldBeOfType<AddToGroup.Outcome.Added>();
        (await Add(ines, "zoe")).ShouldBeOfType<AddToGroup.Outcome.Added>();
        (await Add(ines, "zoe")).ShouldBeOfType<AddToGroup.Outcome.Added>();
        (await Add(ines, "personne")).ShouldBeOfType<AddToGroup.Outcome.Refused>().Why.Reason.ShouldBe(AddToGroup.Nobody);
        (await Add(ines, "zoe", owner: true)).ShouldBeOfType<AddToGroup.Outcome.Refused>().Why.Reason.ShouldBe(GroupPolicy.OnlyStaff);
        (await Remove(ines, tom)).ShouldBeOfType<RemoveFromGroup.Outcome.Refused>().Why.Reason.ShouldBe(RemoveFromGroup.OwnersStay);
        (await Remove(ines, zoe)).ShouldBeOfType<RemoveFromGroup.Outcome.Removed>();
        (await forum.Read(db => db.GroupMembers.Where(m => m.GroupId == group).Select(m => m.MemberId).OrderBy(id => id).ToListAsync())).ShouldBe([ines.Id, tom.Id]);
    }

    [Fact]
    public async Task a_title_stands_beside_the_name_unless_the_group_is_hidden_from_the_reader()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var group = await forum.Group("Atelier", ines);
        async Task<(string? Guest, string? Member)> Seen(GroupVisibility visibility)
        {
            await forum.With((EditGroup edit) => edit.Run(new(TestForum.Root, group, "Atelier", "Artisane", "", visibility), default));
            var book = await forum.Services.GetRequiredService<Flairs>().Get(default);
            return (book.Of(ines.Id, Actor.Guest), book.Of(ines.Id, ines));
        }

        (await Seen(GroupVisibility.Everyone)).ShouldBe(("Artisane", "Artisane"));
        (await Seen(GroupVisibility.Members)).ShouldBe((null, "Artisane"));
        (await Seen(GroupVisibility.Private)).ShouldBe((null, null));
    }
}
