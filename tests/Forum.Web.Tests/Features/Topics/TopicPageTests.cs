using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Topics;

public sealed class TopicPageTests
{
    [Fact]
    public async Task a_preview_names_nothing_that_its_author_may_not_see()
    {
        await using var forum = await Open();
        var (open, hidden) = (await forum.Category("Entraide"), await forum.Category("Salle des profs", Audience.Staff, Audience.Staff));
        var root = await forum.Person("root1", Role.Admin);
        await forum.Topic(root, hidden, tags: ["secret"]);
        await forum.Topic(root, open, text: "Un autre premier message.", tags: ["sql"]);
        await forum.Member("ines");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");

        foreach (var category in new[] { open, hidden })
        {
            var seen = await ines.Submit(await ines.Get("/topics/new"), "/topics", ("category", $"{category.Id}"), ("markdown", "Voir #salle-des-profs, #secret et #sql."), ("preview", "true"));

            seen.Document.QuerySelectorAll(".seen .prose a").Select(link => link.TextContent).ShouldBe(["#sql"]);
        }
    }

    [Fact]
    public async Task a_visitor_reads_a_topic_and_is_offered_to_sign_in()
    {
        await using var forum = await Open();
        var topic = await forum.Topic(await forum.Person("ines"), await forum.Category("Entraide"), "Ma requête double les lignes", "Bonjour **à toutes** et à tous.", "sql");
        using var visitor = forum.Visitor();

        var page = await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("main h1")!.TextContent.ShouldBe("Ma requête double les lignes");
        page.Document.QuerySelector("main article#post-1 .prose strong")!.TextContent.ShouldBe("à toutes");
        page.Document.QuerySelector("main form").ShouldBeNull();
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!.ShouldEndWith($"/t/{topic.Slug}/{topic.TopicId}");
        page.Document.QuerySelector("#reply a[href^='/sign-in']").ShouldNotBeNull();
    }

    [Fact]
    public async Task a_new_discussion_is_told_all_that_is_wrong_with_it_at_once()
    {
        await using var forum = await Open();
        await forum.Category("Entraide");
        await forum.Category("Ateliers");
        await forum.Member("ines");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");

        var wrong = await ines.Submit(await ines.Get("/topics/new"), "/topics", ("title", "Court"), ("category", ""), ("tags", "a, b, c, d, e, f"), ("markdown", "Bref."));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var field in new[] { "title", "category", "tags", "markdown" }) wrong.ErrorOf(field).ShouldNotBeNullOrEmpty(field);
        wrong.Document.QuerySelector(".notice")!.TextContent.ShouldContain("4 champs sont à corriger.");
        (wrong.ValueOf("title"), wrong.ValueOf("tags")).ShouldBe(("Court", "a, b, c, d, e, f"));
        var one = await ines.Submit(wrong, "/topics", ("title", "Un titre assez long"), ("category", "1"), ("tags", ""), ("markdown", "Bref."));
        one.Document.QuerySelector(".notice")!.TextContent.ShouldContain("1 champ est à corriger.");
        one.ErrorOf("markdown").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task deleting_a_discussion_says_first_what_goes_with_it_and_then_who_can_bring_it_back()
    {
        await using var forum = await Open();
        var topic = await forum.Topic(await forum.Member("ines"), await forum.Category("Entraide"));
        await forum.Member("mod", Role.Moderator);
        using var ines = forum.Visitor();
        using var mod = forum.Visitor();
        await ines.SignIn("ines");
        await mod.SignIn("mod");
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        var deletion = $"/topics/{topic.TopicId}/deletion";

        (await ines.Get(path)).Document.QuerySelector($"a[href='{deletion}']").ShouldNotBeNull();
        var asked = await ines.Get(deletion);
        asked.Text.ShouldContain("Personne n’y a encore répondu.");
        asked.Text.ShouldContain("l’équipe, si.");
        (await ines.Submit(asked, deletion)).Text.ShouldContain("elle peut la rétablir");
        await mod.Submit(await mod.Get(path), $"{deletion}/end");

        await forum.Reply(await forum.Person("leo"), topic.TopicId);
        (await ines.Get(deletion)).Text.ShouldContain("On vous a répondu");
        asked = await mod.Get(deletion);
        asked.Text.ShouldContain("Sa réponse part avec elle.");
        (await mod.Get((await mod.Submit(asked, deletion)).Location!)).Document.QuerySelector(".notice")!.TextContent.ShouldContain("supprimée avec sa réponse");
    }

    [Fact]
    public async Task a_link_checker_is_answered_without_a_body()
    {
        await using var forum = await Open();
        var topic = await forum.Topic(await forum.Person("ines"), await forum.Category("Entraide"));
        using var client = forum.Factory.CreateClient();

        using var found = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/t/{topic.Slug}/{topic.TopicId}"));
        using var missing = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/t/x/999"));

        (found.StatusCode, (await found.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.OK, 0));
        (missing.StatusCode, (await missing.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.NotFound, 0));
    }

    [Theory]
    [InlineData("faux-titre", "", "")]
    [InlineData("un-sujet-pour-essayer", "?page=1", "")]
    [InlineData("un-sujet-pour-essayer", "?page=0", "")]
    [InlineData("un-sujet-pour-essayer", "?page=-3", "")]
    [InlineData("un-sujet-pour-essayer", "?page=abc", "")]
    [InlineData("faux-titre", "?page=2", "?page=2")]
    public async Task wrong_addresses_lead_to_the_one_right_one(string slug, string query, string kept)
    {
        await using var forum = await Open();
        var topic = await forum.Topic(await forum.Person("ines"), await forum.Category("Entraide"));
        using var visitor = forum.Visitor();

        var page = await visitor.Get($"/t/{slug}/{topic.TopicId}{query}");

        (page.Status, page.Location).ShouldBe((HttpStatusCode.MovedPermanently, $"/t/un-sujet-pour-essayer/{topic.TopicId}{kept}"));
    }

    [Fact]
    public async Task pages_are_ranges_of_numbers_and_end()
    {
        await using var forum = await Open();
        var ines = await forum.Person("ines");
        var topic = await forum.Topic(ines, await forum.Category("Entraide"));
        for (var n = 0; n < 24; n++) await forum.Reply(ines, topic.TopicId);
        using var visitor = forum.Visitor();
        var path = $"/t/{topic.Slug}/{topic.TopicId}";

        (await visitor.Get(path)).Document.QuerySelectorAll("main article.post").Length.ShouldBe(20);
        var second = await visitor.Get($"{path}?page=2");
        second.Document.QuerySelectorAll("main article.post").Select(a => a.Id).ShouldBe(["post-21", "post-22", "post-23", "post-24", "post-25"]);
        (await visitor.Get($"{path}?page=3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"{path}?page=99999999999999999999")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"{path}/23")).Location.ShouldBe($"{path}?page=2#post-23");
        (await visitor.Get($"{path}/26")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task what_is_out_of_reach_is_not_found_by_any_address()
    {
        await using var forum = await Open();
        var topic = await forum.Topic(await forum.Person("mod", Role.Moderator), await forum.Category("Équipe", Audience.Staff));
        await forum.Member("ines");
        using var member = forum.Visitor();
        await member.SignIn("ines");

        foreach (var path in new[] { $"/t/{topic.Slug}/{topic.TopicId}", $"/t/x/{topic.TopicId}", $"/t/{topic.Slug}/{topic.TopicId}/1", $"/p/{topic.PostId}", $"/p/{topic.PostId}/history", $"/p/{topic.PostId}/edit", $"/topics/{topic.TopicId}/edit" })
        {
            var page = await member.Get(path);
            page.Status.ShouldBe(HttpStatusCode.NotFound, path);
            page.Text.ShouldNotContain("Un premier message");
        }
    }

    [Fact]
    public async Task a_member_opens_a_topic_and_a_second_click_opens_no_other()
    {
        await using var forum = await Open();
        var category = await forum.Category("Entraide");
        await forum.Member("ines");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        var form = await ines.Get("/topics/new?category=entraide");
        (string, string)[] typed = [("title", "Une question sur les jointures"), ("category", $"{category.Id}"), ("tags", "#sql, jointures"), ("markdown", "Comment compter sans doublon ?")];

        var first = await ines.Submit(form, "/topics", typed);
        var second = await ines.Submit(form, "/topics", typed);

        first.Status.ShouldBe(HttpStatusCode.Redirect);
        second.Location.ShouldBe(first.Location);
        (await forum.Read(db => db.Topics.CountAsync())).ShouldBe(1);
        (await ines.Get(first.Location!)).Document.QuerySelectorAll(".topic-head .tag").Select(t => t.TextContent).ShouldBe(["jointures", "sql"]);
    }

    [Theory]
    [InlineData("court", "Un message assez long.", "title", "fr", "au moins 8 caractères")]
    [InlineData("court", "A message long enough.", "title", "en", "at least 8 characters")]
    [InlineData("Un titre assez long", "court", "markdown", "fr", "au moins 10 caractères")]
    public async Task what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(string title, string text, string field, string language, string sentence)
    {
        await using var forum = await Open();
        var category = await forum.Category("Entraide");
        await forum.Member("ines");
        using var ines = forum.Visitor(language: language);
        await ines.SignIn("ines");

        var page = await ines.Submit(await ines.Get("/topics/new"), "/topics", ("title", title), ("category", $"{category.Id}"), ("tags", "sql"), ("markdown", text));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ErrorOf(field)!.ShouldContain(sentence);
        (page.ValueOf("title"), page.ValueOf("tags")).ShouldBe((title, "sql"));
        page.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe(text);
        page.Document.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe($"{category.Id}");
    }

    [Fact]
    public async Task staff_close_and_members_read_why_they_cannot_reply()
    {
        await using var forum = await Open();
        await forum.Member("mod", Role.Moderator);
        await forum.Member("ines");
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Entraide"));
        using var mod = forum.Visitor();
        await mod.SignIn("mod");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        var before = await ines.Get(path);

        await mod.Submit(await mod.Get(path), $"/topics/{topic.TopicId}/closure");

        (await ines.Get(path)).Document.QuerySelector("#reply")!.TextContent.ShouldContain("fermée");
        var late = await ines.Submit(before, $"/topics/{topic.TopicId}/replies", ("markdown", "Ma réponse arrive trop tard."));
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Document.QuerySelector("#kept")!.TextContent.ShouldBe("Ma réponse arrive trop tard.");
        await mod.Submit(await mod.Get(path), $"/topics/{topic.TopicId}/closure/end");
        (await ines.Get(path)).Document.QuerySelector("#reply textarea").ShouldNotBeNull();
    }

    private static async Task<TestForum> Open()
    {
        var forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        return forum;
    }
}
