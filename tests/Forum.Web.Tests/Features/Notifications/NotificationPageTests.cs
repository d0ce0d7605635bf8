using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Notifications;
using Forum.Core.Platform.Permissions;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Notifications;

public sealed class NotificationPageTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor marie = null!;
    private Actor ines = null!;
    private CategoryNode hall = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        marie = await forum.Member("marie");
        ines = await forum.Person("ines");
        hall = await forum.Category("Hall");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task the_bell_counts_the_list_tells_and_opening_the_topic_is_reading()
    {
        var topic = await forum.Topic(marie, hall, "Comment ranger le préau ?");
        await forum.Reply(ines, topic.TopicId, "Avec un balai et du courage.");
        await forum.Settle();
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");

        var list = await visitor.Get("/notifications");
        Bell(list).ShouldBe("1");
        var item = list.Document.QuerySelector(".told li.new")!;
        item.TextContent.ShouldContain("ines vous répond dans «\u00a0Comment ranger le préau\u00a0?\u00a0»");
        item.TextContent.ShouldContain("Avec un balai");

        var opened = await visitor.Get(item.QuerySelector("a")!.GetAttribute("href")!);
        opened.Status.ShouldBe(HttpStatusCode.Redirect);
        var place = await visitor.Get(opened.Location!);
        Bell(await visitor.Get(place.Location!)).ShouldBeNull();

        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        Bell(await visitor.Get("/latest")).ShouldBe("1");
        Bell(await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}")).ShouldBeNull();
        (await visitor.Get("/notifications")).Document.QuerySelectorAll(".told li.new").ShouldBeEmpty();
    }

    [Fact]
    public async Task one_or_all_are_marked_as_read_without_opening_and_only_one_s_own()
    {
        var topic = await forum.Topic(marie, hall);
        for (var i = 0; i < 3; i++) await forum.Reply(ines, topic.TopicId);
        var other = await forum.Topic(ines, hall, "Un autre sujet d'Inès");
        await forum.Reply(marie, other.TopicId);
        await forum.Settle();
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");

        var list = await visitor.Get("/notifications");
        var first = list.Document.QuerySelector(".told [name=one]")!.GetAttribute("value")!;
        (await visitor.Submit(list, "/notifications/read", ("one", first))).Location.ShouldBe("/notifications");
        Bell(list = await visitor.Get("/notifications")).ShouldBe("2");
        await visitor.Submit(list, "/notifications/read");
        Bell(await visitor.Get("/notifications")).ShouldBeNull();

        var hers = await forum.With((NotificationQueries queries) => queries.Page(ines, 1, null, default));
        var theirs = hers.Items.ShouldHaveSingleItem();
        theirs.IsRead.ShouldBeFalse();
        (await visitor.Get($"/notifications/{theirs.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Submit(list, "/notifications/read", ("one", "x"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await forum.With((NotificationQueries queries) => queries.Page(ines, 1, null, default))).Items[0].IsRead.ShouldBeFalse();
    }

    [Fact]
    public async Task a_page_fetched_ahead_reads_nothing_and_guests_sign_in_first()
    {
        using var visitor = forum.Visitor();
        (await visitor.Get("/notifications")).Location.ShouldStartWith("/sign-in");
        (await visitor.Get("/latest")).Document.QuerySelector("a[href='/notifications']").ShouldBeNull();

        await visitor.SignIn("marie");
        (await visitor.Get("/notifications")).Text.ShouldContain("Rien pour l’instant");
        (await visitor.Get("/notifications?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/notifications?page=0")).Location.ShouldBe("/notifications");
    }

    [Fact]
    public async Task a_long_list_has_pages_and_costs_what_a_short_one_does()
    {
        var topic = await forum.Topic(marie, hall);
        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");
        await visitor.Get("/notifications");
        var few = await Cost(visitor, "/notifications");

        for (var i = 0; i < NotificationQueries.PageSize; i++) await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        await visitor.Get("/notifications");
        (await Cost(visitor, "/notifications")).ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(3);

        // The bell itself asks for nothing.
        await visitor.Get("/about");
        var second = await visitor.Get("/notifications?page=2");
        second.Document.QuerySelectorAll(".told li").Length.ShouldBe(1);
        second.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("/notifications?page=2");
    }

    [Fact]
    public async Task members_choose_what_is_mailed_and_a_mail_s_link_does_so_without_signing_in()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");
        var page = await visitor.Get("/u/marie/preferences/notifications");
        page.Document.QuerySelectorAll("[name=mailed][checked]").Select(b => b.GetAttribute("value")).ShouldBe(["Replies", "Mentions", "Quotes", "Accepted", "Team"]);
        await visitor.Submit(page, "/u/marie/preferences/notifications", ("mailed", "Likes"), ("mailed", "Replies"));
        (await Chosen()).ShouldBe(MailedKinds.Likes | MailedKinds.Replies);
        (await visitor.Get("/u/ines/preferences/notifications")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/u/marie/preferences")).Document.QuerySelector("a[href='/u/marie/preferences/notifications']").ShouldNotBeNull();

        using var stranger = forum.Visitor();
        var link = forum.Services.GetRequiredService<UnsubscribeLinks>().PathFor(marie.Id);
        page = await stranger.Get(link);
        page.Text.ShouldContain("marie");
        (await Chosen()).ShouldBe(MailedKinds.Likes | MailedKinds.Replies);
        await stranger.Submit(page, link + "/choice", ("mailed", "Mentions"));
        (await Chosen()).ShouldBe(MailedKinds.Mentions);

        // As mail programs send it: no cookie, no form token.
        using var program = forum.Visitor();
        (await program.Post(link, ("List-Unsubscribe", "One-Click"))).Status.ShouldBe(HttpStatusCode.OK);
        (await Chosen()).ShouldBe(MailedKinds.None);
        (await program.Post(link[..^3] + "abc", ("List-Unsubscribe", "One-Click"))).Status.ShouldBe(HttpStatusCode.Gone);

        await forum.Reach(Core.Features.Launch.Stage.Private);
        (await program.Get(link)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<MailedKinds> Chosen() => forum.With(async (NotificationPreferences preferences) => (await preferences.Of(marie.Id, default))!.Mailed);

    private async Task<int> Cost(Visitor visitor, string path)
    {
        var before = CommandCount.Of(forum);
        await visitor.Get(path);
        return CommandCount.Of(forum) - before;
    }

    private static string? Bell(Page page) => page.Document.QuerySelector("header a[href='/notifications'] .count")?.TextContent;
}
