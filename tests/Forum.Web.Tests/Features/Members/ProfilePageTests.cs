using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Members;
using Forum.Core.Features.Questions;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Members;

public sealed class ProfilePageTests : IAsyncLifetime
{
    private const string Edit = "/u/Ines/preferences/profile";
    private TestForum forum = null!;
    private Visitor guest = null!;
    private Visitor ines = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Member("Ines");
        guest = forum.Visitor();
        ines = forum.Visitor();
        await ines.SignIn("Ines");
    }

    public async ValueTask DisposeAsync()
    {
        guest.Dispose();
        ines.Dispose();
        await forum.DisposeAsync();
    }

    [Fact]
    public async Task a_profile_has_one_address()
    {
        (await guest.Get("/u/Ines")).Status.ShouldBe(HttpStatusCode.OK);
        var other = await guest.Get("/u/INES");
        other.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        other.Location.ShouldBe("/u/Ines");
        (await guest.Get("/u/ines/activity?page=2")).Location.ShouldBe("/u/Ines/activity?page=2");
        (await guest.Get("/u/nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Get("/u/nobody/activity")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task what_one_says_of_oneself_is_read_by_others()
    {
        var saved = await ines.Submit(await ines.Get(Edit), Edit,
            ("displayName", "Inès K."), ("bio", "J’apprends **SQL**."), ("location", "Brest"), ("website", "example.org/ines"));

        saved.Location.ShouldBe(Edit + "?saved=true#said");
        var told = (await ines.Get(saved.Location!)).Document.QuerySelector("#said")!;
        told.GetAttribute("tabindex").ShouldBe("-1", "the keyboard goes on from what was said");
        told.QuerySelector("a[href='/u/Ines']").ShouldNotBeNull();
        var page = await guest.Get("/u/Ines");
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Inès K.");
        page.Document.QuerySelector(".bio strong")!.TextContent.ShouldBe("SQL");
        page.Text.ShouldContain("Brest");
        var site = page.Document.QuerySelector(".id a")!;
        site.GetAttribute("href").ShouldBe("https://example.org/ines");
        site.GetAttribute("rel")!.ShouldContain("nofollow");
        page.Document.QuerySelector("a[href$='preferences/profile']").ShouldBeNull();
        (await ines.Get("/u/Ines")).Document.QuerySelector($"a[href='{Edit}']").ShouldNotBeNull();
        (await ines.Get("/")).Document.QuerySelector("h1")!.TextContent.ShouldBe("Bonjour Inès K.", "the session knows the new name at once");
        (await ines.Get("/u/Ines/preferences/notifications")).Document.QuerySelector(".lead")!.TextContent.ShouldBe("Ce que Inès K. reçoit aussi par e-mail.");
        (await ines.Get("/u/Ines/preferences")).Document.QuerySelector($"a[href='{Edit}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task everything_wrong_is_told_at_once_and_nothing_typed_is_lost()
    {
        var bio = new string('é', Member.BioLimit + 1);
        var refused = await ines.Submit(await ines.Get(Edit), Edit,
            ("displayName", new string('n', 61)), ("bio", bio), ("location", new string('l', 101)), ("website", "javascript:alert(1)"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorOf("displayName")!.ShouldContain("60");
        refused.ErrorOf("bio")!.ShouldContain("3");
        refused.ErrorOf("location")!.ShouldContain("100");
        refused.ErrorOf("website")!.ShouldContain("http");
        refused.Document.QuerySelector("textarea")!.TextContent.ShouldBe(bio);
        refused.ValueOf("website").ShouldBe("javascript:alert(1)");
        (await guest.Get("/u/Ines")).Document.QuerySelector("h1")!.TextContent.ShouldBe("Ines");
    }

    [Fact]
    public async Task only_ones_own_profile_can_be_edited()
    {
        await forum.Member("bruno");
        (await ines.Get("/u/bruno/preferences/profile")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Get(Edit)).Location!.ShouldStartWith("/sign-in");
        var page = await ines.Get(Edit);
        (await ines.Post("/u/bruno/preferences/profile", ("displayName", "Volé"),
            ("__RequestVerificationToken", page.ValueOf("__RequestVerificationToken")!))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Get("/u/bruno")).Document.QuerySelector("h1")!.TextContent.ShouldBe("bruno");
    }

    [Fact]
    public async Task activity_shows_what_was_written_as_far_as_one_may_read_it()
    {
        var member = (await forum.With((MemberQueries m) => m.Person("ines", default)))!;
        var actor = new Actor(member.Id, member.Username, member.DisplayName, Role.Member);
        var opened = await forum.Topic(actor, await forum.Category("Hall"), "Une bonne question", "Comment lire un **plan** d’exécution ?");
        await forum.Reply(actor, opened.TopicId, "Je réponds à ma propre question.");
        await forum.Topic(actor, await forum.Category("Cercle", Audience.Members), "Entre membres seulement", "Ceci ne sort pas du cercle.");

        var page = await guest.Get("/u/Ines/activity");
        page.Document.QuerySelectorAll(".did li").Length.ShouldBe(2);
        page.Text.ShouldContain("Comment lire un plan d’exécution");
        page.Text.ShouldNotContain("cercle", Case.Insensitive);
        (await guest.Get("/u/Ines")).Document.QuerySelectorAll(".facts dd").Select(d => d.TextContent).ShouldBe(["1", "2", "0"]);
        (await ines.Get("/u/Ines")).Document.QuerySelectorAll(".facts dd").Select(d => d.TextContent).ShouldBe(["2", "3", "0"]);
        (await guest.Get("/u/Ines/activity?only=topics")).Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(1);
        (await ines.Get("/u/Ines/activity?only=topics")).Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(2);
        (await guest.Get("/u/Ines/activity?page=0")).Location.ShouldBe("/u/Ines/activity");
        (await guest.Get("/u/Ines/activity?only=topics&page=x")).Location.ShouldBe("/u/Ines/activity?only=topics");
        (await guest.Get("/u/Ines/activity?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_profile_tells_where_somebody_helps_and_what_they_belong_to()
    {
        var admin = await forum.Member("admin", Role.Admin);
        var marc = await forum.Member("marc");
        var help = await forum.Category("Entraide", questions: QuestionMode.Always);
        for (var i = 0; i < 4; i++)
        {
            var question = await forum.Topic(admin, help, $"Qu'est-ce qui bloque, fois {i} ?", $"Rien ne marche, essai {i}.");
            var answer = await forum.Reply(marc, question.TopicId, $"Il manque une virgule à la ligne {i}.");
            await forum.With((AcceptAnswer accept) => accept.Run(new(admin, answer.PostId), default));
        }

        await forum.Reply(marc, (await forum.Topic(await forum.Actor("Ines"), await forum.Category("Café"), "Bonjour à vous")).TopicId, "Bonjour à toi aussi.");
        foreach (var (name, visibility) in new[] { ("Promotion 2026", GroupVisibility.Everyone), ("Conseil", GroupVisibility.Private) })
        {
            var group = (CreateGroup.Outcome.Created)await forum.With((CreateGroup create) => create.Run(new(admin, name) { Visibility = visibility }, default));
            await forum.With((AddToGroup add) => add.Run(new(admin, group.Id, "marc"), default));
        }

        await guest.Get("/u/Ines");
        var before = CommandCount.Of(forum);
        var page = await guest.Get("/u/marc");
        (CommandCount.Of(forum) - before).ShouldBeLessThanOrEqualTo(5);

        page.Document.QuerySelectorAll(".helps li").Select(li => li.QuerySelector(".cat")!.TextContent.Trim()).ShouldBe(["Entraide", "Café"]);
        page.Document.QuerySelector(".helps .pill.solved")!.TextContent.ShouldContain("4 acceptées");
        page.Document.QuerySelectorAll(".in a").Select(a => a.TextContent).ShouldBe(["Promotion 2026"], "who is in a private group is its people's own affair");
        page.Document.QuerySelectorAll("[aria-labelledby=solved] li").Length.ShouldBe(3);
        page.Document.QuerySelector("[aria-labelledby=solved] h3")!.TextContent.ShouldContain("Qu’est-ce qui bloque");
        page.Document.QuerySelector("[aria-labelledby=solved] .label a")!.GetAttribute("href").ShouldBe("/u/marc/activity?only=answers");

        var answers = await guest.Get("/u/marc/activity?only=answers");
        answers.Document.QuerySelectorAll(".did .pill.solved").Length.ShouldBe(4);
        answers.Document.QuerySelector(".tabs [aria-current]")!.TextContent.ShouldBe("Réponses acceptées");
        (await guest.Get("/u/Ines/activity?only=answers")).Document.QuerySelector(".empty").ShouldNotBeNull();
        (await guest.Get("/u/Ines/activity?only=nonsense")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task people_are_found_by_the_beginning_of_their_name()
    {
        await forum.Member("ingrid");
        await forum.Member("bruno", Role.Moderator);
        await ines.Submit(await ines.Get(Edit), Edit, ("displayName", "Zoé"), ("bio", ""), ("location", ""), ("website", ""));
        string[] Names(Page page) => [.. page.Document.QuerySelectorAll(".people a").Select(a => a.GetAttribute("href")!).Order()];

        Names(await guest.Get("/people")).ShouldBe(["/u/Ines", "/u/bruno", "/u/ingrid"], ignoreOrder: true);
        Names(await guest.Get("/people?name=IN")).ShouldBe(["/u/Ines", "/u/ingrid"], ignoreOrder: true);
        Names(await guest.Get("/people?name=zoé")).ShouldBe(["/u/Ines"]);
        Names(await guest.Get("/people?name=%25")).ShouldBeEmpty();
        (await guest.Get("/people?name=nobody")).Document.QuerySelector(".empty").ShouldNotBeNull();
        (await guest.Get("/people")).Document.QuerySelector(".people .flair.staff")!.TextContent.ShouldBe("Modération");
        (await guest.Get("/u/bruno")).Document.QuerySelector(".me .flair.staff")!.TextContent.ShouldBe("Modération");
        (await guest.Get("/people?order=posts&name=in&page=-1")).Location.ShouldBe("/people?name=in&order=posts");
        (await guest.Get("/people?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task any_text_may_be_typed_and_none_of_it_acts()
    {
        foreach (var strings in Corpora.NaughtyStrings().Concat(["<script>alert(1)</script>", "[x](javascript:alert(1))"]).Chunk(8))
        {
            foreach (var text in strings.Take(2))
            {
                var name = string.Concat(text.EnumerateRunes().Take(60));
                var saved = await ines.Submit(await ines.Get(Edit), Edit, ("displayName", name), ("bio", text), ("location", name), ("website", ""));
                saved.Status.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity);
                var page = await guest.Get("/u/Ines");
                page.Status.ShouldBe(HttpStatusCode.OK, text);
                page.Document.QuerySelectorAll("main script, main img[onerror], main [onclick], main a[href^='javascript']").Length.ShouldBe(0, text);
                (await guest.Get("/people")).Status.ShouldBe(HttpStatusCode.OK, text);
                (await guest.Get("/people?name=" + Uri.EscapeDataString(text))).Status.ShouldBe(HttpStatusCode.OK, text);
            }
        }
    }
}
