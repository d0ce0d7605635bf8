using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;

namespace Forum.Web.Tests.Features.Topics;

/// <summary>What comes back from the forms one writes in is seen where the browser lands: beside the box, or led to from the top.</summary>
public sealed class WritingPageTests
{
    [Theory]
    [InlineData("fr", "Cela n’a pas été fait.", "Vous pourrez envoyer celui-ci dans")]
    [InlineData("en", "That was not done.", "You can send this one in")]
    public async Task a_refused_reply_tells_why_beside_its_box(string language, string title, string sentence)
    {
        await using var forum = await TestForum.Start(guarded: true);
        await forum.Reach(Stage.Live);
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var (path, replies) = ($"/t/{topic.Slug}/{topic.TopicId}", $"/topics/{topic.TopicId}/replies");
        using var ines = await SignedIn(forum, language);
        var read = await ines.Get(path);
        forum.Clock.Advance(TimeSpan.FromSeconds(3));
        await ines.Submit(read, replies, ("markdown", "Une première réponse."));

        var soon = await ines.Submit(await ines.Get(path), replies, ("markdown", "Une deuxième réponse, trop tôt."));

        soon.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        var notice = soon.Document.QuerySelectorAll("main .notice").ShouldHaveSingleItem();
        notice.Closest("#reply").ShouldNotBeNull();
        notice.GetAttribute("role").ShouldBe("status");
        notice.TextContent.ShouldContain(title);
        notice.TextContent.ShouldContain(sentence);
        soon.Document.QuerySelector("#reply textarea")!.TextContent.ShouldBe("Une deuxième réponse, trop tôt.");
    }

    [Fact]
    public async Task a_topic_that_was_closed_meanwhile_says_so_once_beside_the_text()
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        var mod = await forum.Person("mod", Role.Moderator);
        var topic = await forum.Topic(mod, await forum.Category("Ateliers"));
        using var ines = await SignedIn(forum);
        var before = await ines.Get($"/t/{topic.Slug}/{topic.TopicId}");
        await forum.With((CloseTopic close) => close.Run(new CloseTopic.Command(mod, topic.TopicId), default));

        var late = await ines.Submit(before, $"/topics/{topic.TopicId}/replies", ("markdown", "Trop tard pour cela."));

        late.Document.QuerySelector("#reply .notice")!.TextContent.ShouldContain("fermée");
        late.Document.QuerySelectorAll("#reply p").Count(p => p.TextContent.Contains("fermée", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task one_mistake_in_a_new_discussion_is_told_at_the_top_and_led_to()
    {
        await using var forum = await TestForum.Start();
        var category = await forum.Category("Ateliers");
        using var ines = await SignedIn(forum);

        var wrong = await ines.Submit(await ines.Get("/topics/new"), "/topics", ("title", "Un titre assez long"), ("category", $"{category.Id}"), ("markdown", "Bref."));

        var notice = wrong.Document.QuerySelectorAll("main .notice").ShouldHaveSingleItem();
        notice.TextContent.ShouldContain("1 champ est à corriger.");
        var way = notice.QuerySelector("a")!;
        way.TextContent.ShouldBe(wrong.ErrorOf("markdown"));
        wrong.Document.QuerySelector(way.GetAttribute("href")!)!.GetAttribute("name").ShouldBe("markdown");
    }

    [Fact]
    public async Task a_file_that_is_not_taken_is_told_at_the_top_and_led_to()
    {
        await using var forum = await TestForum.Start();
        await forum.Category("Ateliers");
        using var ines = await SignedIn(forum);

        var wrong = await ines.Submit(await ines.Get("/topics/new"), "/topics", ("markdown", "Un texte."), ("attach", "true"));

        var way = wrong.Document.QuerySelector("main .notice a")!.GetAttribute("href")!;
        wrong.Document.QuerySelector(way)!.GetAttribute("type").ShouldBe("file");
    }

    [Fact]
    public async Task a_look_at_a_text_opens_at_what_is_shown()
    {
        await using var forum = await TestForum.Start();
        var topic = await forum.Topic(await forum.Member("ines"), await forum.Category("Ateliers"));
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        foreach (var (page, action) in new[] { ("/topics/new", "/topics"), ($"/p/{topic.PostId}/edit", $"/p/{topic.PostId}/edit") })
        {
            var form = await ines.Get(page);
            var leads = form.Document.QuerySelectorAll("button[name=preview], button[name=attach]").Select(b => b.GetAttribute("formaction")).ToList();
            leads.ShouldBe([$"{action}#markdown-seen", $"{action}#markdown-seen"]);

            var seen = await ines.Submit(form, action, ("markdown", "Un *mot* à voir."), ("preview", "true"));

            seen.Document.QuerySelector("#markdown-seen")!.Closest(".seen")!.QuerySelector("em")!.TextContent.ShouldBe("mot");
        }
    }

    private static async Task<Visitor> SignedIn(TestForum forum, string language = "fr")
    {
        await forum.Member("ines");
        var visitor = forum.Visitor(language: language);
        await visitor.SignIn("ines");
        return visitor;
    }
}
