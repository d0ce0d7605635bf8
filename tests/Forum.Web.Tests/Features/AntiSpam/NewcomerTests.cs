using System.Net;
using Forum.Web.Features.AntiSpam;

namespace Forum.Web.Tests.Features.AntiSpam;

/// <summary>The first day: no links, no pictures, and forms that machines fill in badly.</summary>
public sealed class NewcomerTests
{
    [Fact]
    public async Task somebody_new_writes_without_links_and_pictures_and_reads_until_when()
    {
        await using var forum = await TestForum.Start(guarded: true);
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        await forum.Member("nouveau");
        using var visitor = forum.Visitor();
        await visitor.SignIn("nouveau");

        var told = await visitor.Get(path);
        told.Document.QuerySelector("form[action^='/topics/'] .hint")!.TextContent.ShouldContain("Jusqu’au 3 mars 2026");
        told.Document.QuerySelector("#reply .hint")!.TextContent.ShouldContain("aucun lien, aucune image, aucun fichier, 3 discussions, 10 réponses");
        told.Document.QuerySelector("input[type=file]").ShouldBeNull();

        (await Reply("Voyez https://exemple.test pour en savoir plus.")).Text.ShouldContain("revenez les ajouter à partir du 3 mars 2026");
        (await Reply("<a href=\"https://exemple.test\">Un lien bien caché</a>")).Text.ShouldContain("sans liens");
        (await Reply("![Une image](/uploads/image.png)")).Text.ShouldContain("sans images");
        (await Reply("@leo @ines @karim venez tous voir ceci !")).Text.ShouldContain("2 personnes au plus");
        var posted = await Reply("Un texte tout simple, sans rien.");
        posted.Status.ShouldBe(HttpStatusCode.Redirect);

        // What cannot be posted cannot be slipped in by an edit.
        var mine = await forum.Read(db => Task.FromResult(db.Posts.Max(p => p.Id)));
        var edited = await visitor.Submit(await visitor.Get($"/p/{mine}/edit"), $"/p/{mine}/edit", ("markdown", "Un texte, et https://exemple.test dedans."));
        edited.Text.ShouldContain("sans liens");
        edited.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldContain("exemple.test");

        forum.Clock.Advance(TimeSpan.FromDays(1));
        await visitor.SignIn("nouveau");
        (await visitor.Get(path)).Document.QuerySelector("#reply input[type=file]").ShouldNotBeNull();
        (await Reply("Le lendemain : https://exemple.test, enfin.")).Status.ShouldBe(HttpStatusCode.Redirect);

        async Task<Page> Reply(string text)
        {
            var page = await visitor.Get(path);
            forum.Clock.Advance(TimeSpan.FromSeconds(2));
            return await visitor.Submit(page, $"/topics/{topic.TopicId}/replies", ("markdown", text));
        }
    }

    [Fact]
    public async Task the_field_that_nobody_sees_refuses_a_first_post_and_keeps_its_text()
    {
        await using var forum = await TestForum.Start(guarded: true);
        var category = await forum.Category("Ateliers");
        await forum.Member("robot");
        using var visitor = forum.Visitor();
        await visitor.SignIn("robot");
        var page = await visitor.Get("/topics/new");
        forum.Clock.Advance(TimeSpan.FromSeconds(20));

        var refused = await visitor.Submit(page, "/topics", ("title", "Une belle occasion"), ("category", $"{category.Id}"), ("markdown", "Un texte de machine."), (FormProof.Bait, "x"));

        refused.Status.ShouldBe((HttpStatusCode)422);
        refused.Text.ShouldContain("n’a pas pu être pris");
        refused.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Un texte de machine.");
    }

    [Theory]
    [InlineData(20, HttpStatusCode.Redirect)]
    [InlineData(0, HttpStatusCode.UnprocessableEntity)]
    public async Task a_preview_is_neither_a_new_page_nor_a_first_try(int secondsRead, HttpStatusCode expected)
    {
        await using var forum = await TestForum.Start(guarded: true);
        var category = await forum.Category("Ateliers");
        var topic = await forum.Topic(await forum.Person("leo"), category);
        await forum.Member("nouveau");
        using var visitor = forum.Visitor();
        await visitor.SignIn("nouveau");
        (string, string)[] typed = [("title", "Une question toute simple"), ("category", $"{category.Id}"), ("markdown", "Un texte tout simple, sans rien.")];
        foreach (var (path, action) in new[] { ($"/t/{topic.Slug}/{topic.TopicId}", $"/topics/{topic.TopicId}/replies"), ("/topics/new", "/topics") })
        {
            var page = await visitor.Get(path);
            forum.Clock.Advance(TimeSpan.FromSeconds(secondsRead));

            var seen = await visitor.Submit(page, action, [.. typed, ("preview", "true")]);
            var sent = await visitor.Submit(seen, action, typed);

            sent.Status.ShouldBe(expected, action);
            if (expected == HttpStatusCode.UnprocessableEntity) sent.Text.ShouldContain("C’était très rapide.");
            forum.Clock.Advance(TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public async Task a_preview_after_the_first_try_does_not_begin_anew()
    {
        await using var forum = await TestForum.Start(guarded: true);
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var replies = $"/topics/{topic.TopicId}/replies";
        await forum.Member("nouveau");
        using var visitor = forum.Visitor();
        await visitor.SignIn("nouveau");

        var fast = await visitor.Submit(await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}"), replies, ("markdown", "Un texte tout simple."));
        var seen = await visitor.Submit(fast, replies, ("markdown", "Un texte tout simple."), ("preview", "true"));

        (await visitor.Submit(seen, replies, ("markdown", "Un texte tout simple."))).Location.ShouldBe("/waiting");
    }

    [Fact]
    public async Task signing_up_as_machines_do_is_asked_for_once_more()
    {
        await using var forum = await TestForum.Start(guarded: true);
        using var visitor = forum.Visitor();
        (string, string)[] typed = [("username", "Amina"), ("email", "amina@example.test"), ("password", TestForum.Password), ("agree", "true")];

        var fast = await visitor.Submit(await visitor.Get("/sign-up"), "/sign-up", typed);
        fast.Status.ShouldBe((HttpStatusCode)422);
        fast.Text.ShouldContain("saisissez de nouveau votre mot de passe et envoyez une seconde fois");
        fast.ValueOf("username").ShouldBe("Amina");
        forum.Clock.Advance(TimeSpan.FromSeconds(3));
        (await visitor.Submit(fast, "/sign-up", [.. typed, (FormProof.Bait, "x")])).Text.ShouldContain("n’a pas pu être pris");
        (await visitor.Submit(fast, "/sign-up", typed)).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
