using System.Text.Json;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Questions;

namespace Forum.Web.Tests.Features.Feeds;

public sealed class StructuredDataTests
{
    private const string Root = "https://forum.example";
    private const string Nasty = "</script><script>alert(1)</script> <!-- \u2028 \"fin\"";

    [Fact]
    public async Task a_discussion_and_a_question_say_what_they_are()
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:PublicUrl"] = Root });
        var ines = await forum.Person("ines");
        var marc = await forum.Person("marc");
        var talk = await forum.Topic(ines, await forum.Category("Hall"), Nasty, $"Un message {Nasty}");
        await forum.Reply(marc, talk.TopicId, "Une remarque.");
        var ask = await forum.Topic(ines, await forum.Category("Entraide", questions: QuestionMode.Always), "Comment faire cela ?", "Je ne sais pas comment faire.");
        await forum.Reply(marc, ask.TopicId, "Peut-être ainsi.");
        var answer = await forum.Reply(marc, ask.TopicId, "Voici comment.");
        await forum.With((AcceptAnswer accept) => accept.Run(new(ines, answer.PostId), default));
        using var visitor = forum.Visitor();

        var page = await visitor.Get($"/t/{talk.Slug}/{talk.TopicId}");
        page.Document.Scripts.Count(s => s.Type != "application/ld+json").ShouldBe(1);
        var posting = Data(page, "DiscussionForumPosting");
        posting.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        posting.GetProperty("headline").GetString()!.ShouldContain("</script><script>alert(1)");
        posting.GetProperty("url").GetString().ShouldBe($"{Root}/t/{talk.Slug}/{talk.TopicId}");
        posting.GetProperty("author").GetProperty("name").GetString().ShouldBe("ines");
        posting.GetProperty("datePublished").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        posting.GetProperty("comment")[0].GetProperty("text").GetString().ShouldBe("Une remarque.");
        var crumbs = Data(page, "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().ToList();
        crumbs.Select(c => c.GetProperty("position").GetInt32()).ShouldBe([1, 2, 3]);
        crumbs[1].GetProperty("item").GetString().ShouldBe($"{Root}/c/hall");
        Meta(page, "og:title")!.ShouldContain("</script>");
        Meta(page, "og:type").ShouldBe("article");
        Meta(page, "og:url").ShouldBe($"{Root}/t/{talk.Slug}/{talk.TopicId}");
        Meta(page, "og:locale").ShouldBe("fr_FR");
        Meta(page, "article:published_time").ShouldNotBeNull();

        var question = Data(await visitor.Get($"/t/{ask.Slug}/{ask.TopicId}"), "QAPage").GetProperty("mainEntity");
        question.GetProperty("@type").GetString().ShouldBe("Question");
        question.GetProperty("answerCount").GetInt32().ShouldBe(2);
        question.GetProperty("acceptedAnswer").GetProperty("text").GetString().ShouldBe("Voici comment.");
        question.GetProperty("acceptedAnswer").GetProperty("url").GetString().ShouldBe($"{Root}/t/{ask.Slug}/{ask.TopicId}#post-3");
        question.GetProperty("suggestedAnswer").EnumerateArray().Single().GetProperty("text").GetString().ShouldBe("Peut-être ainsi.");

        page = await visitor.Get("/search?q=faire");
        page.Document.QuerySelector("script[type='application/ld+json'], meta[property^='og:']").ShouldBeNull();
        Meta(await visitor.Get("/latest"), "og:type").ShouldBe("website");
    }

    [Fact]
    public async Task the_manifest_names_the_forum_and_icons_that_are_there()
    {
        await using var forum = await TestForum.Start();
        using var visitor = forum.Visitor();

        var answer = (await visitor.Get((await visitor.Get("/")).Document.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!)).Answer;
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/manifest+json");
        using var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        manifest.RootElement.GetProperty("name").GetString().ShouldBe("Préau");
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
            (await visitor.Get(icon.GetProperty("src").GetString()!)).Answer.Content.Headers.ContentType!.MediaType.ShouldBe(icon.GetProperty("type").GetString());
    }

    private static JsonElement Data(Page page, string type) => page.Document.QuerySelectorAll("script[type='application/ld+json']")
        .Select(s => JsonDocument.Parse(s.TextContent).RootElement).Single(d => d.GetProperty("@type").GetString() == type);

    private static string? Meta(Page page, string property) => page.Document.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
