using System.Net;
using Forum.Core.Features.Api;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Reach;

/// <summary>
/// What somebody may not see, they see nowhere: random forums, every reader, every place that shows topics, compared with a plain
/// model of who may see what. A case is one topic looked for in one place by one reader.
/// </summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task nothing_out_of_reach_is_shown_anywhere(int seed)
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:Bench:Limits"] = "off" });
        var town = new ReachTown(forum, seed);
        await town.Build();
        await forum.Settle();
        var cases = 0;
        foreach (var reader in town.Readers)
        {
            using var visitor = forum.Visitor($"192.0.2.{10 + town.Readers.IndexOf(reader)}");
            if (!reader.Actor.IsGuest) await visitor.SignIn(reader.Actor.Username);
            cases += await Lists(town, reader, visitor);
            cases += await Pages(town, reader, visitor);
            cases += await Programs(town, visitor);
            if (!reader.Actor.IsGuest) cases += await Script(town, reader);
        }

        cases.ShouldBeGreaterThan(3_400);
    }

    [Theory]
    [InlineData(nameof(Stage.Private))]
    [InlineData(nameof(Stage.Internal))]
    [InlineData(nameof(Stage.Preview))]
    public async Task before_the_opening_those_outside_see_nothing_at_all(string stage)
    {
        await using var forum = await TestForum.Start();
        var town = new ReachTown(forum, 4);
        await town.Build();
        await forum.Reach(Enum.Parse<Stage>(stage));
        foreach (var reader in town.Readers.Where(r => r.Actor.IsGuest || (stage == nameof(Stage.Private) && !r.Actor.IsStaff)))
        {
            using var visitor = forum.Visitor($"192.0.2.{10 + town.Readers.IndexOf(reader)}");
            if (!reader.Actor.IsGuest) await visitor.SignIn(reader.Actor.Username);
            foreach (var path in new[] { "/", "/latest", "/categories", "/tags", "/search?q=sujet", $"/t/x/{town.Talks[0].Topic.TopicId}" })
            {
                var page = await visitor.Get(path);
                town.Talks.ShouldAllBe(talk => !page.Document.DocumentElement.OuterHtml.Contains(talk.Word, StringComparison.Ordinal), path);
            }
        }
    }

    /// <summary>Places that show many at once: every topic of the forum is looked for in each of them.</summary>
    private static async Task<int> Lists(ReachTown town, Reader reader, Visitor visitor)
    {
        var cases = 0;
        List<string> paths = ["/", "/latest", "/latest?page=2", "/unanswered", "/questions", "/top?period=all", "/desk", "/categories", "/tags", "/search?q=sujet", "/search?q=message&page=2", "/u/p8", "/u/p8/activity", "/u/p8/activity?only=topics"];
        paths.AddRange(town.Rooms.Select(room => "/c/" + room.Node.Path));
        var seen = new HashSet<Talk>();
        foreach (var path in paths)
        {
            var html = (await visitor.Get(path)).Document.DocumentElement.OuterHtml;
            foreach (var talk in town.Talks)
            {
                cases++;
                if (!html.Contains(talk.Word, StringComparison.Ordinal)) continue;
                seen.Add(talk);
                talk.IsListedFor(reader).ShouldBeTrue($"{reader.Actor.Username} finds {talk.Word} of {talk.Room.Node.Name} on {path}");
            }
        }

        // A filter that shows nothing to anybody would pass the above.
        town.Talks.Where(talk => talk.IsListedFor(reader)).ShouldAllBe(talk => seen.Contains(talk), reader.Actor.Username);
        return cases;
    }

    /// <summary>Addresses of single things.</summary>
    private static async Task<int> Pages(ReachTown town, Reader reader, Visitor visitor)
    {
        // One that stands and the deleted one of each room: the others are as the first.
        var looked = town.Talks.Where((_, at) => at % 3 != 1).ToList();
        foreach (var talk in looked)
        {
            var allowed = talk.IsVisibleTo(reader);
            var page = await visitor.Get(Path(talk));
            page.Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{reader.Actor.Username}, {talk.Word}");

            // What the page says to programs (Open Graph, JSON-LD), what is like it, what stands beside it.
            var html = page.Document.DocumentElement.OuterHtml;
            if (allowed && reader.Actor.IsGuest) page.Document.QuerySelectorAll("script[type='application/ld+json']").ShouldContain(script => script.TextContent.Contains(talk.Word, StringComparison.Ordinal));
            if (!allowed) html.ShouldNotContain($"Sujet {talk.Word}");
            foreach (var other in town.Talks.Where(other => other != talk && !other.IsListedFor(reader)))
                html.Contains(other.Word, StringComparison.Ordinal).ShouldBeFalse($"{reader.Actor.Username} finds {other.Word} at {talk.Word}");
            (await visitor.Get($"/p/{talk.Topic.PostId}")).Status.ShouldBe(allowed ? HttpStatusCode.Found : HttpStatusCode.NotFound);
        }

        foreach (var room in town.Rooms)
            (await visitor.Get("/c/" + room.Node.Path)).Status.ShouldBe(room.IsOpenTo(reader) ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{reader.Actor.Username}, {room.Node.Name}");
        return (looked.Count * (1 + town.Talks.Count)) + town.Rooms.Count;
    }

    /// <summary>Feeds and the sitemap hold what a guest may read, whoever asks.</summary>
    private static async Task<int> Programs(ReachTown town, Visitor visitor)
    {
        var guest = town.Readers.First(r => r.Actor.IsGuest);
        var cases = 0;
        foreach (var path in town.Rooms.Select(room => $"/c/{room.Node.Path}/feed.atom").Append("/feed.atom"))
        {
            var text = await (await visitor.Get(path)).Answer.Content.ReadAsStringAsync();
            foreach (var talk in town.Talks)
            {
                cases++;
                if (text.Contains(talk.Word, StringComparison.Ordinal)) talk.IsListedFor(guest).ShouldBeTrue($"{talk.Word} in {path}");
            }
        }

        var map = await (await visitor.Get("/sitemap/topics-1.xml")).Answer.Content.ReadAsStringAsync();
        foreach (var talk in town.Talks)
        {
            cases++;
            map.Contains($"{Path(talk)}<", StringComparison.Ordinal).ShouldBe(talk.IsListedFor(guest), talk.Word);
            (await visitor.Get(Path(talk) + "/feed.atom")).Status.ShouldBe(talk.IsListedFor(guest) ? HttpStatusCode.OK : HttpStatusCode.NotFound, talk.Word);
        }

        return cases;
    }

    private static async Task<int> Script(ReachTown town, Reader reader)
    {
        using var script = await town.Forum.Script(reader.Actor, ApiScopes.Read);
        var cases = 0;
        foreach (var path in new[] { "/topics", "/search?q=sujet" })
        {
            var text = (await script.Get(path)).Text;
            foreach (var talk in town.Talks)
            {
                cases++;
                if (text.Contains(talk.Word, StringComparison.Ordinal)) talk.IsListedFor(reader).ShouldBeTrue($"{reader.Actor.Username} gets {talk.Word} from {path}");
            }
        }

        foreach (var talk in town.Talks)
        {
            cases++;
            if (!talk.IsVisibleTo(reader)) (await script.Get($"/posts/{talk.Topic.PostId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        return cases;
    }

    private static string Path(Talk talk) => $"/t/{talk.Topic.Slug}/{talk.Topic.TopicId}";
}
