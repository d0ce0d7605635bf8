using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Categories;

public sealed class CategoryPageTests
{
    [Fact]
    public async Task a_category_shows_its_own_topics_and_those_below_it()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var help = await forum.Category("Entraide");
        var python = await forum.Category("Python", below: help);
        await forum.Topic(ines, help, "Par où commencer ?", "Je débute, et je cherche un chemin.");
        await forum.Topic(ines, python, "Boucler sur un dictionnaire", "Comment lire les clés et les valeurs ?");
        await forum.Settle();
        using var visitor = forum.Visitor();

        var page = await visitor.Get("/c/entraide");
        page.Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(2);
        page.Document.QuerySelector("main a[href='/topics/new?category=entraide']").ShouldNotBeNull();
        page.Document.QuerySelector(".filters a")!.GetAttribute("href").ShouldBe("/c/entraide/python");
        page.Document.QuerySelectorAll(".row .cat").Select(c => c.TextContent).ShouldBe(["Python"], "its own rows need not name it");

        var below = await visitor.Get("/c/entraide/python");
        below.Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(1);
        below.Document.QuerySelector(".crumbs a[href='/c/entraide']").ShouldNotBeNull();
        below.Document.QuerySelector("main a[href='/topics/new?category=entraide%2Fpython']").ShouldNotBeNull();
        (await visitor.Get("/categories")).Document.QuerySelector(".below a")!.GetAttribute("href").ShouldBe("/c/entraide/python");
    }

    [Theory]
    [InlineData("/c/ENTRAIDE?page=2", "/c/entraide?page=2")]
    [InlineData("/c/Entraide/PYTHON", "/c/entraide/python")]
    [InlineData("/c/python", "/c/entraide/python")]
    [InlineData("/c/hall/python", "/c/entraide/python")]
    public async Task a_category_has_one_address(string asked, string right)
    {
        await using var forum = await TestForum.Start();
        await forum.Category("Python", below: await forum.Category("Entraide"));
        await forum.Category("Hall");
        using var visitor = forum.Visitor();

        var answer = await visitor.Get(asked);

        answer.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Location.ShouldBe(right);
    }

    [Fact]
    public async Task what_is_out_of_reach_is_not_there_and_cannot_be_guessed()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("ines");
        var hall = await forum.Category("Hall");
        await forum.Category("Bureau", Audience.Staff, below: hall);
        await forum.Category("Membres", Audience.Members);
        using var guest = forum.Visitor();
        using var ines = forum.Visitor();
        await ines.SignIn("ines");

        foreach (var path in new[] { "/c/bureau", "/c/hall/bureau", "/c/HALL/Bureau", "/c/membres", "/c/nowhere", "/c/hall/nowhere" })
            (await guest.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await ines.Get("/c/membres")).Status.ShouldBe(HttpStatusCode.OK);
        (await ines.Get("/c/hall/bureau")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Get("/c/hall")).Text.ShouldNotContain("Bureau");
    }

    [Fact]
    public async Task who_may_not_write_somewhere_is_not_invited_to()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("ines");
        await forum.Member("mod", Role.Moderator);
        await forum.Category("Annonces", writeBy: Audience.Staff);
        using var guest = forum.Visitor();
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        using var mod = forum.Visitor();
        await mod.SignIn("mod");

        foreach (var reader in new[] { guest, ines })
        {
            var page = await reader.Get("/c/annonces");
            page.Document.QuerySelector("a[href^='/topics/new?category']").ShouldBeNull();
            page.Text.ShouldContain("seule l’équipe");
        }

        (await mod.Get("/c/annonces")).Document.QuerySelector("main a[href='/topics/new?category=annonces']").ShouldNotBeNull();
    }

    [Fact]
    public async Task names_and_descriptions_are_text_and_nothing_else()
    {
        await using var forum = await TestForum.Start();
        await forum.With((CreateCategory create) => create.Run(
            new(TestForum.Root, "<img src=x onerror=alert(1)>") { Slug = "attaque", Description = "\"><script>alert(2)</script>{{7*7}}" }, default));
        using var visitor = forum.Visitor();

        foreach (var path in new[] { "/", "/categories", "/c/attaque", "/latest" })
        {
            var page = await visitor.Get(path);
            page.Text.ShouldContain("<img src=x onerror=alert(1)>", customMessage: path);
            page.Document.QuerySelectorAll("main img, main script:not([type='application/ld+json'])").Length.ShouldBe(0, path);
        }
    }
}
