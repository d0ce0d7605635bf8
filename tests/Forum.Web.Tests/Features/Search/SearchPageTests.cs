using System.Net;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Search;

public sealed class SearchPageTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        visitor = forum.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await forum.DisposeAsync();
    }

    [Fact]
    public async Task a_search_shows_what_it_found_with_the_words_marked()
    {
        var ines = await forum.Person("Inès");
        var topic = await forum.Topic(ines, await forum.Category("Ateliers"), "Réparer une chaise <ancienne>", "Les chaises de ma grand-mère & leur paille sont à refaire.");
        var reply = await forum.Reply(ines, topic.TopicId, "Il faut d’abord enlever toute la vieille paille, puis tresser.");

        var page = await visitor.Get("/search?q=CHAISE");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.ValueOf("q").ShouldBe("CHAISE");
        page.Text.ShouldContain("1 discussion");
        var row = page.Document.QuerySelectorAll($"[data-topic-id='{topic.TopicId}']").ShouldHaveSingleItem();
        row.QuerySelector("h3 a")!.TextContent.ShouldBe("Réparer une chaise <ancienne>");
        row.QuerySelectorAll("mark").Select(m => m.TextContent).ShouldBe(["chaise", "chaises"]);
        row.QuerySelector(".row-ex")!.TextContent.ShouldContain("grand-mère & leur paille");
        row.TextContent.ShouldContain("Ateliers");
        row.TextContent.ShouldContain("Inès");

        var deeper = await visitor.Get("/search?q=tresser");
        deeper.Document.QuerySelector("h3 a")!.GetAttribute("href").ShouldEndWith($"/{topic.TopicId}/{reply.Number}");
    }

    [Fact]
    public async Task what_only_members_may_read_is_neither_shown_nor_counted_to_a_guest()
    {
        var ines = await forum.Member("ines");
        await forum.Topic(ines, await forum.Category("Entre nous", Audience.Members), "Le canari des membres", "Un canari que les autres ne voient pas.");
        using var member = forum.Visitor("192.0.2.7");
        await member.SignIn("ines");

        var asGuest = await visitor.Get("/search?q=canari");
        asGuest.Document.QuerySelectorAll("[data-topic-id]").ShouldBeEmpty();
        asGuest.Text.ShouldNotContain("Entre nous");
        asGuest.Text.ShouldContain("Rien pour « canari »");
        (await member.Get("/search?q=canari")).Text.ShouldContain("1 discussion");
    }

    [Fact]
    public async Task a_word_in_a_spoiler_is_not_given_away()
    {
        await forum.Topic(await forum.Person("Inès"), await forum.Category("Films"), "La fin du film d’hier soir", "L’assassin est celui-ci :\n\n[spoiler]\nRosebud\n[/spoiler]");
        (await visitor.Get("/search?q=rosebud")).Document.QuerySelectorAll("[data-topic-id]").ShouldBeEmpty();
        (await visitor.Get("/search?q=assassin")).Text.ShouldNotContain("Rosebud");
    }

    [Fact]
    public async Task the_page_without_a_question_is_a_form()
    {
        var page = await visitor.Get("/search");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("main form[action='/search'] input[name=q]").Count().ShouldBe(1);
        page.Document.QuerySelectorAll("main details").Count().ShouldBe(1);
        (await visitor.Get("/search?q=")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_search_that_finds_nothing_says_what_to_try()
    {
        await forum.Topic(await forum.Member("ines"), await forum.Category("Ateliers"));

        var none = await visitor.Get("/search?q=zyzomys%20tag%3Ax%20category%3Aateliers");
        none.Text.ShouldContain("aucune discussion ne porte cette étiquette");
        none.Document.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/topics/new?title=zyzomys");
        none.Document.QuerySelector("main a[href='/search?q=zyzomys']").ShouldNotBeNull();
        var lost = await visitor.Get("/search?q=sujet%20category%3Anulle");
        lost.Document.QuerySelector(".not-followed a")!.GetAttribute("href").ShouldBe("/search?q=sujet%20category%3Aateliers");
        lost.Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(1);
        (await visitor.Get("/search?q=%22")).Text.ShouldContain("aucun mot à chercher");

        await visitor.SignIn("ines");
        (await visitor.Get("/topics/new?title=zyzomys")).ValueOf("title").ShouldBe("zyzomys");
    }

    [Fact]
    public async Task too_long_a_question_is_answered_with_a_sentence_and_is_still_there()
    {
        var line = new string('é', 401);
        var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(line));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("q")!.ShouldContain("400");
        page.ValueOf("q").ShouldBe(line);
    }

    [Fact]
    public async Task pages_follow_the_house_rules()
    {
        (await visitor.Get("/search?q=a&page=0")).Status.ShouldBe(HttpStatusCode.MovedPermanently);
        var odd = await visitor.Get("/search?q=a%20b&page=x");
        (odd.Status, odd.Location).ShouldBe((HttpStatusCode.MovedPermanently, "/search?q=a%20b"));
        (await visitor.Get("/search?q=a&page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/search?q=a&page=99999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task no_question_breaks_the_page()
    {
        foreach (var line in Corpora.NaughtyStrings().Where(l => l.Length <= 400))
        {
            var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(line.Replace('\uD800', '?')));
            page.Status.ShouldBe(HttpStatusCode.OK, line);
            page.Document.QuerySelectorAll("main script, main img, main iframe").ShouldBeEmpty(line);
        }
    }
}
