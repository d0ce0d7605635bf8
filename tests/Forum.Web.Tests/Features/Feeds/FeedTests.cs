using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Feeds;

public sealed partial class FeedTests
{
    private const string Root = "http://forum.example";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task feeds_are_atom_with_whole_addresses_for_the_forum_categories_and_topics()
    {
        await using var forum = await Start();
        var ines = await forum.Person("ines");
        var hall = await forum.Category("Hall");
        var below = await forum.Category("Salon", below: hall);
        var topic = await forum.Topic(ines, hall, "Un <titre> & \"quelques\" signes", "Voir [la charte](/guidelines), @ines.\n\nUn saut\u000bvertical et \U0001F600.");
        forum.Clock.Advance(TimeSpan.FromMinutes(5));
        var other = await forum.Topic(ines, below, "Un sujet plus récent", "Un message du salon.");
        var reply = await forum.Reply(ines, topic.TopicId, "Une réponse **soulignée**.");
        using var visitor = forum.Visitor();

        var all = await Feed(visitor, "/feed.atom");
        Valid(all, "/feed.atom");
        all.Elements(Atom + "entry").Select(e => (string)e.Element(Atom + "id")!).ShouldBe([$"{Root}/p/{other.PostId}", $"{Root}/p/{topic.PostId}"]);
        var first = all.Elements(Atom + "entry").Last();
        ((string)first.Element(Atom + "title")!).ShouldBe("Un <titre> & \"quelques\" signes");
        ((string)first.Element(Atom + "content")!).ShouldContain($"href=\"{Root}/guidelines\"");
        ((string)first.Element(Atom + "content")!).ShouldContain($"href=\"{Root}/u/ines\"");
        ((string)first.Element(Atom + "link")!.Attribute("href")!).ShouldBe($"{Root}/t/{topic.Slug}/{topic.TopicId}");
        Valid(await Feed(visitor, "/c/hall/feed.atom"), "/c/hall/feed.atom").Elements(Atom + "entry").Count().ShouldBe(2);
        Valid(await Feed(visitor, "/c/hall/salon/feed.atom"), "/c/hall/salon/feed.atom").Elements(Atom + "entry").Count().ShouldBe(1);

        var path = $"/t/{topic.Slug}/{topic.TopicId}/feed.atom";
        var posts = Valid(await Feed(visitor, path), path).Elements(Atom + "entry").ToList();
        posts.Select(e => (string)e.Element(Atom + "title")!).ShouldBe(["ines, nº\u00a02", "Un <titre> & \"quelques\" signes"]);
        ((string)posts[0].Element(Atom + "id")!).ShouldBe($"{Root}/p/{reply.PostId}");
        (await visitor.Get($"/t/autre/{topic.TopicId}/feed.atom")).Location.ShouldBe(path);
        (await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelector("link[rel=alternate]")!.GetAttribute("href").ShouldBe(path);
        (await visitor.Get("/c/hall")).Document.QuerySelector("link[rel=alternate]")!.GetAttribute("href").ShouldBe("/c/hall/feed.atom");
        (await visitor.Get("/latest")).Document.QuerySelector("link[rel=alternate]")!.GetAttribute("href").ShouldBe("/feed.atom");
    }

    [Fact]
    public async Task no_feed_and_no_part_of_the_sitemap_looks_at_the_whole_forum()
    {
        await using var forum = await Start();
        var ines = await forum.Person("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await forum.Reply(ines, topic.TopicId);
        using var visitor = forum.Visitor();

        // The list of parts does, once a minute.
        await visitor.Get("/sitemap.xml");
        using var plans = new CommandPlans(forum);
        foreach (var path in (string[])["/feed.atom", "/c/hall/feed.atom", $"/t/{topic.Slug}/{topic.TopicId}/feed.atom", "/sitemap.xml", "/sitemap/places.xml", "/sitemap/topics-1.xml"])
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);

        var lines = await plans.Read();
        lines.Count.ShouldBeGreaterThan(4);
        lines.Where(line => FullScan().IsMatch(line)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^MATERIALIZE|^SCAN (t|t\d|topics|p|posts|m|members)\b(?!.*USING)")]
    private static partial Regex FullScan();

    [Fact]
    public async Task a_reader_who_has_the_feed_is_told_so_until_something_changes()
    {
        await using var forum = await Start();
        var ines = await forum.Person("ines", Role.Moderator);
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        var reply = await forum.Reply(ines, topic.TopicId);
        using var visitor = forum.Visitor();
        var path = $"/t/{topic.Slug}/{topic.TopicId}/feed.atom";

        var answer = (await visitor.Get(path)).Answer;
        var (mark, changed) = (answer.Headers.ETag!.ToString(), answer.Content.Headers.LastModified!.Value);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/atom+xml");
        (await visitor.Get(path, ("If-None-Match", mark))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await visitor.Get(path, ("If-Modified-Since", changed.ToString("R")))).Status.ShouldBe(HttpStatusCode.NotModified);

        await forum.With((DeletePost delete) => delete.Run(new(ines, reply.PostId), default));
        var again = await visitor.Get(path, ("If-None-Match", mark));
        again.Status.ShouldBe(HttpStatusCode.OK);
        XDocument.Parse(await again.Answer.Content.ReadAsStringAsync()).Root!.Elements(Atom + "entry").Count().ShouldBe(1);
    }

    [Fact]
    public async Task the_sitemap_lists_what_a_guest_may_read_and_robots_names_it()
    {
        await using var forum = await Start();
        var mod = await forum.Person("mod", Role.Moderator);
        var open = await forum.Topic(mod, await forum.Category("Hall"));
        await forum.Topic(mod, await forum.Category("Membres", Audience.Members), "Réservé aux membres", "Un message entre membres.");
        var gone = await forum.Topic(mod, await forum.Category("Autre"), "Un sujet supprimé", "Un message de trop.");
        await forum.With((DeleteTopic delete) => delete.Run(new(mod, gone.TopicId), default));
        using var visitor = forum.Visitor();

        (await Text(visitor, "/robots.txt")).ShouldContain($"Sitemap: {Root}/sitemap.xml");
        var index = XDocument.Parse(await Text(visitor, "/sitemap.xml")).Root!;
        index.Name.ShouldBe(Map + "sitemapindex");
        index.Descendants(Map + "loc").Select(l => l.Value).ShouldBe([$"{Root}/sitemap/places.xml", $"{Root}/sitemap/topics-1.xml"]);
        var topics = XDocument.Parse(await Text(visitor, "/sitemap/topics-1.xml")).Root!;
        topics.Name.ShouldBe(Map + "urlset");
        topics.Descendants(Map + "loc").Select(l => l.Value).ShouldBe([$"{Root}/t/{open.Slug}/{open.TopicId}"]);
        topics.Descendants(Map + "lastmod").Count().ShouldBe(1);
        (await Text(visitor, "/sitemap/places.xml")).ShouldNotContain("membres");
        (await visitor.Get("/sitemap/topics-2.xml")).Status.ShouldBe(HttpStatusCode.NotFound);

        // In at this stage, and yet there is nothing for programs: they come without a session.
        await forum.Reach(Stage.Internal);
        await forum.Member("zoe", Role.Moderator);
        using var zoe = forum.Visitor();
        await zoe.SignIn("zoe");
        foreach (var path in new[] { "/feed.atom", "/sitemap.xml", "/sitemap/topics-1.xml", "/c/hall/feed.atom", $"/t/{open.Slug}/{open.TopicId}/feed.atom" })
            (await zoe.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await Text(visitor, "/robots.txt")).ShouldNotContain("Sitemap");
        (await visitor.Get("/manifest.webmanifest")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<TestForum> Start() => TestForum.Start(settings: new() { ["Forum:PublicUrl"] = Root });

    private static async Task<string> Text(Visitor visitor, string path)
    {
        var page = await visitor.Get(path);
        page.Status.ShouldBe(HttpStatusCode.OK, path);
        return await page.Answer.Content.ReadAsStringAsync();
    }

    private static async Task<XElement> Feed(Visitor visitor, string path) => XDocument.Parse(await Text(visitor, path)).Root!;

    /// <summary>What RFC 4287 demands of a feed and of each entry.</summary>
    private static XElement Valid(XElement feed, string self)
    {
        feed.Name.ShouldBe(Atom + "feed");
        foreach (var part in feed.Elements(Atom + "entry").Prepend(feed))
        {
            foreach (var one in new[] { "id", "title", "updated" }) part.Elements(Atom + one).Count().ShouldBe(1, one);
            Uri.IsWellFormedUriString((string)part.Element(Atom + "id")!, UriKind.Absolute).ShouldBeTrue();
            DateTimeOffset.Parse((string)part.Element(Atom + "updated")!, System.Globalization.CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
            foreach (var link in part.Elements(Atom + "link")) ((string)link.Attribute("href")!).ShouldStartWith(Root + "/");
        }

        ((string)feed.Elements(Atom + "link").Single(l => (string)l.Attribute("rel")! == "self").Attribute("href")!).ShouldBe(Root + self);
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            ((string)entry.Element(Atom + "author")!.Element(Atom + "name")!).ShouldNotBeEmpty();
            ((string)entry.Element(Atom + "content")!.Attribute("type")!).ShouldBe("html");
            entry.Element(Atom + "content")!.Value.ShouldNotContain("=\"/");
        }

        return feed;
    }
}
