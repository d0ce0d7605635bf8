using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Reading;

public sealed partial class ReadingPageTests
{
    [Fact]
    public async Task a_topic_goes_from_new_to_read_to_unread_and_is_taken_up_where_it_was_left()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        await forum.Member("marc");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await Settle(forum);
        using var marc = forum.Visitor();
        await marc.SignIn("marc");

        Counts(await marc.Get("/latest")).ShouldBe(("1", null));
        Rows(await marc.Get("/new")).ShouldBe([topic.TopicId]);
        (await marc.Get(Path(topic))).Status.ShouldBe(HttpStatusCode.OK);

        // Found at once, though nothing is written yet; and the same once it is.
        for (var written = 0; written < 2; written++)
        {
            var latest = await marc.Get("/latest");
            Counts(latest).ShouldBe((null, null));
            latest.Document.QuerySelector($"[data-topic-id='{topic.TopicId}']")!.ClassList.ShouldContain("read");
            Rows(await marc.Get("/new")).ShouldBeEmpty();
            Rows(await marc.Get("/unread")).ShouldBeEmpty();
            await Settle(forum);
        }

        for (var i = 0; i < Topic.PostsPerPage + 3; i++) await forum.Reply(ines, topic.TopicId);
        await Settle(forum);
        var list = await marc.Get("/unread");
        Counts(list).ShouldBe((null, "1"));
        var pill = list.Document.QuerySelector($"[data-topic-id='{topic.TopicId}'] a.pill.new")!;
        pill.TextContent.ShouldStartWith("23 non lus");
        pill.GetAttribute("href").ShouldBe($"{Path(topic)}#post-2");
        (await marc.Get("/")).Document.QuerySelector($"[data-topic-id='{topic.TopicId}'] a.pill.new").ShouldNotBeNull();

        var page = await marc.Get(Path(topic));
        page.Document.QuerySelector(".unread + #post-2").ShouldNotBeNull();
        var again = await marc.Get(Path(topic));
        again.Document.QuerySelector(".unread").ShouldBeNull();
        again.Document.QuerySelectorAll(".steps a").Select(a => a.GetAttribute("href")).ShouldContain($"{Path(topic)}?page=2#post-21");
        await Settle(forum);
        (await marc.Get("/unread")).Document.QuerySelector("a.pill.new")!.TextContent.ShouldStartWith("4 non lus");

        (await marc.Get(Path(topic) + "?page=2")).Document.QuerySelector(".unread + #post-21").ShouldNotBeNull();
        await marc.Get(Path(topic));
        await Settle(forum);
        Rows(await marc.Get("/unread")).ShouldBeEmpty();
        Counts(await marc.Get("/unread")).ShouldBe((null, null));
    }

    [Fact]
    public async Task a_page_fetched_ahead_and_a_visitor_mark_nothing()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        await forum.Member("marc");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await Settle(forum);
        using var marc = forum.Visitor();
        await marc.SignIn("marc");

        await marc.Get(Path(topic), ("Sec-Purpose", "prefetch;prerender"));
        using var visitor = forum.Visitor();
        await visitor.Get(Path(topic));

        Counts(await marc.Get("/latest")).ShouldBe(("1", null));
        var page = await visitor.Get("/latest");
        page.Document.QuerySelectorAll(".tabs a").Select(a => a.GetAttribute("href")).ShouldBe(["/latest", "/top", "/unanswered"]);
        page.Document.QuerySelector(".count").ShouldBeNull();
        foreach (var mine in new[] { "/new", "/unread" }) (await visitor.Get(mine)).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task lists_are_emptied_by_one_button_each_and_stay_so()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        await forum.Member("marc");
        var hall = await forum.Category("Hall");
        var read = await forum.Topic(ines, hall, "Une discussion déjà lue");
        await forum.Topic(ines, hall, "Une discussion jamais lue", "Son premier message, bien assez long.");
        using var marc = forum.Visitor();
        await marc.SignIn("marc");
        await marc.Get(Path(read));
        await forum.Reply(ines, read.TopicId);
        await Settle(forum);
        Counts(await marc.Get("/latest")).ShouldBe(("1", "1"));

        (await marc.Submit(await marc.Get("/new"), "/reading/all")).Location.ShouldBe("/new");
        Counts(await marc.Get("/new")).ShouldBe((null, "1"));
        (await marc.Submit(await marc.Get("/unread"), "/reading/all")).Location.ShouldBe("/unread");
        var done = await marc.Get("/unread");
        Counts(done).ShouldBe((null, null));
        done.Document.QuerySelector(".empty").ShouldNotBeNull();
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        await forum.Topic(ines, hall, "Encore une discussion", "Un tout autre message, bien assez long.");
        Counts(await marc.Get("/unread")).ShouldBe(("1", null));
    }

    [Fact]
    public async Task new_ends_after_some_days_and_begins_with_joining()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var hall = await forum.Category("Hall");
        await forum.Topic(ines, hall, "D'avant l'arrivée de Marc", "Son premier message, bien assez long.");
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        await forum.Member("marc");
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        await forum.Topic(ines, hall, "D'après l'arrivée de Marc");
        using var marc = forum.Visitor();
        await marc.SignIn("marc", remember: true);

        Counts(await marc.Get("/latest")).ShouldBe(("1", null));
        forum.Clock.Advance(TimeSpan.FromDays(new ReadingSettings().NewDays));
        Counts(await marc.Get("/latest")).ShouldBe((null, null));
    }

    [Fact]
    public async Task nothing_beyond_reach_is_listed_or_counted()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Member("mod", Role.Moderator);
        await forum.Member("marc");
        var room = await forum.Category("Salle des profs", Audience.Staff, Audience.Staff);
        var hidden = await forum.Topic(mod, room, "Entre nous seulement");
        await Settle(forum);
        using var marc = forum.Visitor();
        await marc.SignIn("marc");

        foreach (var path in new[] { "/latest", "/new", "/unread", "/top", "/unanswered" })
        {
            var page = await marc.Get(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            Rows(page).ShouldBeEmpty(path);
            Counts(page).ShouldBe((null, null), path);
        }

        // Read while it was open, and closed to them since: gone from the unread too.
        await forum.Mark(await forum.Actor("marc"), hidden.TopicId, 1);
        await forum.Reply(mod, hidden.TopicId);
        await Settle(forum);
        Counts(await marc.Get("/unread")).ShouldBe((null, null));
        (await marc.Post($"/topics/{hidden.TopicId}/attention", ("level", "watching"))).Status.ShouldNotBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task the_liveliest_come_first_and_cool_down()
    {
        await using var forum = await TestForum.Start();
        var (ines, marc) = (await forum.Member("ines"), await forum.Member("marc"));
        var hall = await forum.Category("Hall");
        var quiet = await forum.Topic(ines, hall, "Une discussion calme");
        var lively = await forum.Topic(ines, hall, "Une discussion vive", "Un tout autre message, bien assez long.");
        await forum.With((LikePost like) => like.Run(new(marc, lively.PostId), default));
        await forum.Settle();
        using var visitor = forum.Visitor();

        Rows(await visitor.Get("/top")).ShouldBe([lively.TopicId, quiet.TopicId]);
        Rows(await visitor.Get("/top?period=day")).ShouldBe([lively.TopicId, quiet.TopicId]);
        forum.Clock.Advance(TimeSpan.FromDays(3));
        Rows(await visitor.Get("/top?period=day")).ShouldBeEmpty();
        Rows(await visitor.Get("/top?period=month")).ShouldBe([lively.TopicId, quiet.TopicId]);
        for (var i = 0; i < 4; i++) await forum.Reply(marc, quiet.TopicId);
        await forum.With((LikePost like) => like.Run(new(marc, lively.PostId, TakeBack: true), default));
        await forum.Settle();
        Rows(await visitor.Get("/top")).ShouldBe([quiet.TopicId]);
        Rows(await visitor.Get("/top?period=all")).ShouldBe([quiet.TopicId, lively.TopicId]);
        Rows(await visitor.Get("/unanswered")).ShouldBe([lively.TopicId]);
        (await visitor.Get("/top?period=decade")).Location.ShouldBe("/top");
        (await visitor.Get("/top?period=week")).Location.ShouldBe("/top");
        (await visitor.Get("/top?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task pauses_and_sleep_are_told()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        forum.Clock.Advance(TimeSpan.FromDays(6));
        await forum.Reply(ines, topic.TopicId);
        forum.Clock.Advance(TimeSpan.FromDays(21));
        for (var i = 0; i < 28; i++) await forum.Reply(ines, topic.TopicId);
        using var visitor = forum.Visitor();
        using var me = forum.Visitor();
        await me.SignIn("ines", remember: true);

        var page = await visitor.Get(Path(topic));
        page.Document.QuerySelectorAll(".gap").Length.ShouldBe(1);
        page.Document.QuerySelector("#post-2 + .gap + #post-3")!.ShouldNotBeNull();
        page.Document.QuerySelector(".gap")!.TextContent.ShouldBe("3 semaines plus tard");
        page.Document.QuerySelector(".topic-head")!.TextContent.ShouldContain("de lecture");
        (await me.Get(Path(topic))).Text.ShouldNotContain("dort depuis");
        forum.Clock.Advance(TimeSpan.FromDays(200));
        using var later = forum.Visitor();
        await later.SignIn("ines");
        (await later.Get(Path(topic))).Document.QuerySelector("#reply .hint")!.TextContent.ShouldContain("dort depuis 6 mois");
    }

    [Fact]
    public async Task lists_cost_the_same_however_much_there_is_and_scan_no_table()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var marc = await forum.Member("marc");
        var hall = await forum.Category("Hall");
        using var reader = forum.Visitor();
        await reader.SignIn("marc");
        string[] paths = ["/latest", "/new", "/unread", "/top", "/top?period=day", "/unanswered", "/c/hall", "/"];

        await Fill(forum, ines, marc, hall, 4);
        var few = await Costs(forum, reader, paths);
        await Fill(forum, ines, marc, hall, 40);
        var many = await Costs(forum, reader, paths);
        using var plans = new CommandPlans(forum);

        // Counting the numbered pages of all topics looks at so many of them and no more; it may take any.
        foreach (var path in paths.Except(["/latest"])) await reader.Get(path);
        many.ShouldBe(few);
        many.ShouldAllBe(cost => cost > 0 && cost <= 5);
        Counts(await reader.Get("/new")).ShouldBe(("22", "22"));
        (await plans.Read()).Where(line => FullScan().IsMatch(line)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^MATERIALIZE|^SCAN (t|t\d|topics|p|posts|topic_reads|m|members)\b(?!.*USING)|^SCAN .*topic_reads")]
    private static partial Regex FullScan();

    private static async Task<List<int>> Costs(TestForum forum, Visitor reader, string[] paths)
    {
        var costs = new List<int>();
        foreach (var path in paths)
        {
            await reader.Get(path);
            var before = CommandCount.Of(forum);
            (await reader.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
            costs.Add(CommandCount.Of(forum) - before);
        }

        return costs;
    }

    /// <summary>Half of them opened once and answered since.</summary>
    private static async Task Fill(TestForum forum, Actor by, Actor reader, Core.Features.Categories.CategoryNode where, int topics)
    {
        for (var i = 0; i < topics; i++)
        {
            forum.Clock.Advance(TimeSpan.FromMinutes(1));
            var topic = (OpenTopic.Outcome.Opened)await forum.With((OpenTopic open) => open.Run(
                new OpenTopic.Command(by, where.Id, $"Une discussion, la {i + 1}e", $"Son premier message, le {Guid.NewGuid()}.") { Trusted = true }, default));
            if (i % 2 == 0) continue;
            await forum.Mark(reader, topic.TopicId, 1);
            await forum.Reply(by, topic.TopicId);
        }

        await Settle(forum);
    }

    internal static async Task Settle(TestForum forum)
    {
        await forum.Settle();
        await forum.Flush();
    }

    internal static string Path(OpenTopic.Outcome.Opened topic) => $"/t/{topic.Slug}/{topic.TopicId}";

    internal static IEnumerable<long> Rows(Page page) => page.Document.QuerySelectorAll("[data-topic-id]").Select(r => long.Parse(r.GetAttribute("data-topic-id")!));

    private static (string? New, string? Unread) Counts(Page page) =>
        (page.Document.QuerySelector(".tabs [href='/new'] .count")?.TextContent, page.Document.QuerySelector(".tabs [href='/unread'] .count")?.TextContent);
}
