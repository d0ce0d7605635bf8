using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Categories;

public sealed class ArrangePageTests
{
    [Fact]
    public async Task only_admins_arrange_categories()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("mod", Role.Moderator);
        using var guest = forum.Visitor();
        using var mod = forum.Visitor();
        await mod.SignIn("mod");

        foreach (var path in new[] { "/admin/categories", "/admin/categories/new", "/admin/categories/1" })
        {
            (await guest.Get(path)).Location!.ShouldStartWith("/sign-in");
            (await mod.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task a_category_is_made_changed_and_moved()
    {
        await using var forum = await TestForum.Start();
        var hall = await forum.Category("Hall");
        await forum.Member("chef", Role.Admin);
        using var chef = forum.Visitor();
        await chef.SignIn("chef");
        async Task<string[]> Names() => [.. (await chef.Get("/categories")).Document.QuerySelectorAll(".house h2").Select(h => h.TextContent)];

        var refused = await chef.Submit(await chef.Get("/admin/categories/new"), "/admin/categories", ("name", " "), ("description", "Pour essayer"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorOf("name").ShouldBe("Donnez un nom à la catégorie.");
        refused.ValueOf("description").ShouldBe("Pour essayer");
        (await chef.Submit(refused, "/admin/categories", ("name", "Entraide"), ("hue", "3"), ("readBy", "Members"), ("writeBy", "Members"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var made = (await forum.With((CategoryTrees trees) => trees.Get(default).AsTask())).Find("entraide")!;
        (made.Hue, made.ReadBy).ShouldBe((3, Audience.Members));
        (await Names()).ShouldBe(["Hall", "Entraide"]);

        await chef.Submit(await chef.Get("/admin/categories?done=true"), $"/admin/categories/{made.Id}/up");
        (await Names()).ShouldBe(["Entraide", "Hall"]);
        await chef.Submit(await chef.Get("/admin/categories"), $"/admin/categories/{made.Id}/up");
        (await Names()).ShouldBe(["Entraide", "Hall"], "the first stays first");
        await chef.Submit(await chef.Get("/admin/categories"), $"/admin/categories/{made.Id}/down");
        (await Names()).ShouldBe(["Hall", "Entraide"]);

        var edit = await chef.Get($"/admin/categories/{made.Id}");
        edit.Document.QuerySelector("#place option[selected]")!.TextContent.ShouldBe("2");
        await chef.Submit(edit, $"/admin/categories/{made.Id}", ("name", "Coup de main"), ("hue", "5"), ("place", "1"), ("readBy", "Staff"), ("writeBy", "Staff"));
        (await Names()).ShouldBe(["Coup de main", "Hall"]);
        using var guest = forum.Visitor();
        (await guest.Get("/c/entraide")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Get(TopicUrl(hall))).Status.ShouldBe(HttpStatusCode.OK);
        (await chef.Get("/admin/categories/999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task two_categories_beside_each_other_have_two_names()
    {
        await using var forum = await TestForum.Start();
        var help = await forum.Category("Entraide générale");
        await forum.Category("Hall");
        await forum.Member("chef", Role.Admin);
        using var chef = forum.Visitor();
        await chef.SignIn("chef");
        (string, string)[] doors = [("hue", "1"), ("readBy", "Everyone"), ("writeBy", "Members")];

        var taken = await chef.Submit(await chef.Get("/admin/categories/new"), "/admin/categories", [("name", "entraide  GENERALE"), .. doors]);
        taken.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        taken.ErrorOf("name")!.ShouldContain("existe déjà");
        var edit = await chef.Get("/admin/categories/2");
        (await chef.Submit(edit, "/admin/categories/2", [("name", "Entraide Générale"), ("place", "2"), .. doors])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await chef.Submit(edit, "/admin/categories/2", [("name", "HALL"), ("place", "2"), .. doors])).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await chef.Submit(taken, "/admin/categories", [("name", "Entraide générale"), ("parent", $"{help.Id}"), .. doors])).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static string TopicUrl(CategoryNode node) => "/c/" + node.Path;
}
