using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Topics;

public sealed class ListPageTests
{
    [Fact]
    public async Task an_empty_forum_invites_a_visitor_in()
    {
        await using var forum = await TestForum.Start();
        using var visitor = forum.Visitor();

        var home = await visitor.Get("/");
        home.Status.ShouldBe(HttpStatusCode.OK);
        home.Document.QuerySelector("main a[href='/sign-up']").ShouldNotBeNull();
        home.Document.QuerySelector("main .empty a[href='/topics/new']").ShouldNotBeNull();
        home.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
        (await visitor.Get("/latest")).Document.QuerySelector(".empty").ShouldNotBeNull();
        (await visitor.Get("/tags")).Document.QuerySelector(".empty").ShouldNotBeNull();
        (await visitor.Get("/categories")).Document.QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task home_shows_what_goes_on_and_greets_who_is_signed_in()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var category = await forum.Category("Données et SQL");
        var topic = await forum.Topic(ines, category, "Ma jointure compte deux fois", tags: "sql");
        using var visitor = forum.Visitor();

        var home = await visitor.Get("/");
        var row = home.Document.QuerySelector($"[data-topic-id='{topic.TopicId}']")!;
        row.QuerySelector(".row-title a")!.GetAttribute("href").ShouldBe($"/t/ma-jointure-compte-deux-fois/{topic.TopicId}");
        row.QuerySelector(".tag")!.GetAttribute("href").ShouldBe("/tag/sql");
        home.Document.QuerySelector("aside .where a")!.GetAttribute("href").ShouldBe("/c/donnees-et-sql");
        home.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("/");

        await visitor.SignIn("ines");
        var mine = await visitor.Get("/");
        mine.Document.QuerySelector("h1")!.TextContent.ShouldBe("Bonjour ines");
        mine.Document.QuerySelector(".head .lead")!.TextContent.ShouldStartWith("Aucune notification ne vous attend.", customMessage: "what is new and unread is told by the tabs");
        mine.Document.QuerySelector(".hello").ShouldBeNull();
        mine.Document.QuerySelector($"[data-topic-id='{topic.TopicId}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task lists_speak_both_languages()
    {
        await using var forum = await TestForum.Start();
        using var english = forum.Visitor(language: "en");
        (await english.Get("/latest")).Document.QuerySelector("h1")!.TextContent.ShouldBe("Recent discussions");
        (await english.Get("/tags")).Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await english.Get("/categories")).Document.QuerySelector("h1")!.TextContent.ShouldBe("Categories");
        (await english.Get("/people")).Text.ShouldContain("Beginning of a name");
    }

    [Fact]
    public async Task nobody_sees_topics_categories_or_tags_beyond_their_reach()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Member("mod", Role.Moderator);
        await forum.Member("ines");
        await forum.Topic(mod, await forum.Category("Salle des membres", Audience.Members), "Entre membres seulement", "Ceci se dit entre membres seulement.", "cercle");
        await forum.Topic(mod, await forum.Category("Salle des profs", Audience.Staff), "Entre nous seulement", "Ceci se dit entre nous seulement.", "secret");
        await forum.Topic(mod, await forum.Category("Hall"), "Bonjour à tout le monde", "Soyez les bienvenus, et présentez-vous.", "accueil", "cercle");
        using var guest = forum.Visitor();
        using var member = forum.Visitor();
        await member.SignIn("ines");
        using var staff = forum.Visitor();
        await staff.SignIn("mod");

        foreach (var path in new[] { "/", "/latest", "/categories", "/tags", "/u/mod", "/u/mod/activity", "/u/mod/activity?only=topics", "/about" })
        {
            var seen = (await guest.Get(path)).Text;
            seen.ShouldNotContain("Salle des", customMessage: path);
            seen.ShouldNotContain("seulement", customMessage: path);
            seen.ShouldNotContain("secret", customMessage: path);
            var members = (await member.Get(path)).Text;
            members.ShouldNotContain("profs", customMessage: path);
            members.ShouldNotContain("Entre nous", customMessage: path);
        }

        (await guest.Get("/tag/secret")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.Get("/tag/secret")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.Get("/tag/secret")).Status.ShouldBe(HttpStatusCode.OK);
        (await guest.Get("/tags")).Document.QuerySelector("a[href='/tag/cercle']")!.ParentElement!.TextContent.ShouldContain("1 discussion");
        (await staff.Get("/tags")).Document.QuerySelector("a[href='/tag/cercle']")!.ParentElement!.TextContent.ShouldContain("2 discussions");
        (await member.Get("/latest")).Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(2);
        (await staff.Get("/latest")).Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(3);
    }

    [Fact]
    public async Task a_page_that_is_none_leads_to_the_first_and_one_past_the_last_does_not_exist()
    {
        await using var forum = await TestForum.Start();
        await Fill(forum, TopicLists.PageSize + 1);
        using var visitor = forum.Visitor();

        foreach (var list in new[] { "/latest", "/c/hall", "/tag/essai" })
        {
            foreach (var none in new[] { "page=0", "page=-1", "page=two", "page=1.5", "page=%2B1", "page=1&page=2", "before=yesterday", "before=1-2-3" })
            {
                var answer = await visitor.Get($"{list}?{none}&x=1");
                answer.Status.ShouldBe(HttpStatusCode.MovedPermanently, $"{list}?{none}");
                answer.Location.ShouldBe(list);
            }

            foreach (var beyond in new[] { "page=3", "page=99999999999999999999", "before=1-1" })
                (await visitor.Get($"{list}?{beyond}")).Status.ShouldBe(HttpStatusCode.NotFound, $"{list}?{beyond}");

            var first = await visitor.Get(list);
            first.Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(TopicLists.PageSize);
            first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe(list + "?page=2");
            (await visitor.Get(list + "?page=1")).Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(list);
            var second = await visitor.Get(list + "?page=2");
            second.Document.QuerySelectorAll("[data-topic-id]").Length.ShouldBe(1);
            second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe(list);
            second.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(list + "?page=2");
            second.Document.Title!.ShouldContain("page 2");
        }
    }

    [Fact]
    public async Task beyond_the_last_number_one_goes_on_from_the_last_row()
    {
        await using var forum = await TestForum.Start();
        await Fill(forum, 3);
        var rows = await forum.With((TopicLists lists) => lists.Page(new TopicFilter(), Actor.Guest, 1, null, default));
        using var visitor = forum.Visitor();

        var rest = await visitor.Get("/latest?before=" + TopicCursor.Of(rows.Items[0]));

        rest.Document.QuerySelectorAll("[data-topic-id]").Select(r => long.Parse(r.GetAttribute("data-topic-id")!)).ShouldBe(rows.Items.Skip(1).Select(i => i.Id));
        rest.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldStartWith("/latest?before=");
    }

    [Fact]
    public async Task fifty_rows_cost_as_many_commands_as_five_and_never_more_than_five()
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:VisitorCache"] = "off" });
        await Fill(forum, 5);
        using var visitor = forum.Visitor();
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        string[] paths = ["/", "/latest", "/categories", "/c/hall", "/tags", "/tag/essai", "/people", "/u/ines", "/u/ines/activity", "/u/ines/activity?only=topics", "/about", "/top", "/unanswered"];

        var few = await Costs(forum, paths, visitor, ines);
        await Fill(forum, 50);
        var many = await Costs(forum, paths, visitor, ines);

        many.ShouldBe(few);
        many.Where(page => page.Value > 5).ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, int>> Costs(TestForum forum, string[] paths, params Visitor[] people)
    {
        var costs = new Dictionary<string, int>();
        foreach (var path in paths)
        {
            foreach (var (person, who) in people.Select((p, i) => (p, i)))
            {
                await person.Get(path);
                var before = CommandCount.Of(forum);
                (await person.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
                costs[$"{path} {who}"] = CommandCount.Of(forum) - before;
                costs[$"{path} {who}"].ShouldBeGreaterThan(0, path);
            }
        }

        return costs;
    }

    private static async Task Fill(TestForum forum, int topics)
    {
        var ines = await forum.Read(db => Task.FromResult(db.Members.FirstOrDefault(m => m.Username == "ines")?.AsActor())) ?? await forum.Member("ines");
        var tree = await forum.With((CategoryTrees trees) => trees.Get(default).AsTask());
        var hall = tree.Find("hall") ?? await forum.Category("Hall");
        for (var i = 0; i < topics; i++)
        {
            forum.Clock.Advance(TimeSpan.FromMinutes(1));
            await forum.With((OpenTopic open) => open.Run(
                new OpenTopic.Command(ines, hall.Id, $"Une discussion, la {i + 1}e", $"Son premier message, le {Guid.NewGuid()}.") { Tags = ["essai"], Trusted = true }, default));
        }
    }
}
