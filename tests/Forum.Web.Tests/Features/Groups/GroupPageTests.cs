using System.Net;
using AngleSharp.Dom;
using Forum.Core.Features.Groups;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Groups;

/// <summary>Groups as people see them, and as staff and owners keep them.</summary>
public sealed class GroupPageTests
{
    [Fact]
    public async Task staff_make_a_group_fill_it_name_an_owner_and_remove_it()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("mod", Role.Moderator);
        await forum.Member("ines");
        using var visitor = forum.Visitor();
        await visitor.SignIn("mod");

        var wrong = await visitor.Submit(await visitor.Get("/admin/groups/new"), "/admin/groups", ("name", ""), ("title", new string('x', 40)));
        (wrong.Status, wrong.ErrorOf("name")).ShouldBe((HttpStatusCode.UnprocessableEntity, "Donnez un nom au groupe."));
        wrong.ValueOf("title").ShouldBe(new string('x', 40));
        wrong.ErrorOf("title").ShouldNotBeNull();

        var made = await visitor.Submit(wrong, "/admin/groups", ("name", "Promotion 2026"), ("title", "Promo 26"), ("visibility", "Members"));
        made.Location.ShouldBe("/g/promotion-2026");
        var page = await visitor.Get("/g/promotion-2026");
        var id = await forum.Read(db => db.Groups.Where(g => g.Slug == "promotion-2026").Select(g => g.Id).SingleAsync());

        var nobody = await visitor.Submit(page, $"/groups/{id}/people", ("username", "persone"));
        (nobody.Status, nobody.ValueOf("username")).ShouldBe((HttpStatusCode.UnprocessableEntity, "persone"));
        nobody.ErrorOf("username")!.ShouldContain("persone");
        (await visitor.Submit(nobody, $"/groups/{id}/people", ("username", "@Ines"))).Location.ShouldBe("/g/promotion-2026");
        page = await visitor.Get("/g/promotion-2026");
        (await visitor.Submit(page, $"/groups/{id}/owners")).Location.ShouldBe("/g/promotion-2026");
        (await visitor.Get("/g/promotion-2026")).Text.ShouldContain("Responsable");

        var form = await visitor.Get($"/admin/groups/{id}");
        form.ValueOf("name").ShouldBe("Promotion 2026");
        (await visitor.Submit(form, $"/admin/groups/{id}", ("name", "Promotion 26"), ("visibility", "Everyone"))).Location.ShouldBe("/admin/groups?done=true");
        (await visitor.Get("/admin/groups?done=true")).Text.ShouldContain("Promotion 26");
        (await visitor.Submit(form, $"/admin/groups/{id}/deletion")).Location.ShouldBe("/admin/groups?done=true");
        (await visitor.Get("/g/promotion-2026")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_group_is_there_for_those_who_may_see_it()
    {
        await using var forum = await TestForum.Start();
        var (ines, _) = (await forum.Member("ines"), await forum.Member("tom"));
        foreach (var (name, visibility) in new[] { ("Ouvert", GroupVisibility.Everyone), ("Membres", GroupVisibility.Members), ("Discret", GroupVisibility.Private) })
        {
            var id = await forum.Group(name, ines);
            await forum.With((EditGroup edit) => edit.Run(new(TestForum.Root, id, name, name, "", visibility), default));
        }

        using var guest = forum.Visitor();
        (await Seen(guest)).ShouldBe("Mentors Modération Administration Ouvert");
        using var other = forum.Visitor();
        await other.SignIn("tom");
        (await Seen(other)).ShouldBe("Mentors Modération Administration Membres Ouvert");
        (await other.Get("/g/discret")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var inside = forum.Visitor();
        await inside.SignIn("ines");
        (await Seen(inside)).ShouldBe("Mentors Modération Administration Discret Membres Ouvert");
        (await inside.Get("/g/discret")).Text.ShouldContain("ines");
        (await inside.Get("/g/members")).Location.ShouldBe("/people");
        (await inside.Get("/g/mentors?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);

        static async Task<string> Seen(Visitor visitor) => string.Join(' ', (await visitor.Get("/groups")).Document.QuerySelectorAll(".groups b a").Select(a => a.TextContent.Trim()));
    }

    [Fact]
    public async Task rights_are_given_on_the_category_and_hold_at_once()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("admin", Role.Admin);
        var ines = await forum.Member("ines");
        var hall = await forum.Category("Équipe", Audience.Staff, Audience.Staff);
        var room = await forum.Category("Salle", Audience.Staff, Audience.Staff, below: hall);
        var group = await forum.Group("Promo", ines);
        using var admin = forum.Visitor();
        await admin.SignIn("admin");
        using var member = forum.Visitor("192.0.2.2");
        await member.SignIn("ines");
        (await member.Get("/c/equipe")).Status.ShouldBe(HttpStatusCode.NotFound);

        var below = $"/admin/categories/{room.Id}/rights";
        var refused = await admin.Submit(await admin.Get(below), below, ($"rights[{group}]", "Create"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorOf($"rights[{group}]")!.ShouldContain("Promo");
        refused.Document.QuerySelector($"[name='rights[{group}]'] [selected]")!.GetAttribute("value").ShouldBe("Create");

        var above = $"/admin/categories/{hall.Id}/rights";
        (await admin.Submit(await admin.Get(above), above, ($"rights[{group}]", "Create"))).Location.ShouldBe(above + "?saved=true");
        (await member.Get("/c/equipe")).Text.ShouldContain("Écrire");
        (await member.Get("/categories")).Text.ShouldContain("Réservée à des groupes");
        (await member.Get("/c/equipe/salle")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.Get(above)).Status.ShouldBe(HttpStatusCode.NotFound);

        await forum.With((RemoveFromGroup remove) => remove.Run(new(TestForum.Root, group, ines.Id), default));
        (await member.Get("/c/equipe")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task roles_and_titles_stand_beside_names()
    {
        await using var forum = await TestForum.Start();
        var salome = await forum.Person("salome", Role.Mentor);
        var topic = await forum.Topic(salome, await forum.Category("Aide"));
        var group = await forum.Group("Atelier", salome);
        await forum.With((EditGroup edit) => edit.Run(new(TestForum.Root, group, "Atelier", "Artisane", "", default), default));
        using var guest = forum.Visitor();
        (await guest.Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelectorAll("article > header .flair").Select(f => f.TextContent).ShouldBe(["Mentor", "Artisane"]);
        (await guest.Get("/u/salome")).Document.QuerySelectorAll(".me .flair").Select(f => f.TextContent.Trim()).ShouldBe(["Mentor", "Artisane"]);
    }
}
