using System.Collections.Concurrent;
using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Platform.Caching;

/// <summary>
/// Writers and visitors at random and at the same time: what was acknowledged before somebody asked is on the page they get, what
/// was taken away before is not, and nothing restricted is on any. Each thing written carries a word of its own.
/// </summary>
public sealed class NeverOlderTests
{
    private const int Writes = 40;
    private const int Readers = 3;

    private readonly ConcurrentDictionary<string, Said> said = new();
    private int clock;

    [Theory]
    [InlineData(11)]
    public async Task a_visitor_never_sees_what_is_older_than_the_last_acknowledged_write(int seed)
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:PublicUrl"] = "http://localhost" });
        var admin = await forum.Person("admin", Role.Admin);
        var open = await forum.Category("Ouverte");
        var closed = await forum.Category("Fermée", readBy: Audience.Members);
        var random = new Random(seed);
        var talks = new List<Talk>();
        foreach (var category in new[] { open, open, closed }) talks.Add(await Open(forum, admin, category));
        var readers = new CancellationTokenSource();
        var reading = Enumerable.Range(0, Readers).Select(n => Read(forum, n, talks[..2], talks[2].Path, readers.Token)).ToList();

        var posts = new List<(long Id, Talk Talk, string Word)>();
        for (var i = 0; i < Writes; i++)
        {
            var talk = talks[random.Next(talks.Count)];
            switch (random.Next(6))
            {
                case 0 when posts.Count > 0: await Delete(forum, admin, posts, random); break;
                case 1 when posts.Count > 0: await Edit(forum, admin, posts, random); break;
                case 2: await Retitle(forum, admin, talk); break;
                case 3: await forum.Settle(); break;
                default: posts.Add(await Reply(forum, admin, talk)); break;
            }

            await Look(forum, talks[..2], talks[2].Path, "fr");
        }

        readers.Cancel();
        var looks = await Task.WhenAll(reading);
        looks.Sum().ShouldBeGreaterThan(Writes);

        await forum.Reach(Stage.Private);
        using var late = forum.Visitor();
        foreach (var path in talks.Select(t => $"/t/x/{t.Id}").Append("/").Append("/latest").Append("/c/ouverte").Append("/feed.atom"))
        {
            var page = await (await late.Fetch(path)).Content.ReadAsStringAsync();
            said.Keys.Where(word => page.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty(path);
        }
    }

    private async Task<int> Read(TestForum forum, int number, List<Talk> open, string restricted, CancellationToken ct)
    {
        var looks = 0;
        while (!ct.IsCancellationRequested)
        {
            await Look(forum, open, restricted, number % 2 == 0 ? "fr" : "en");
            looks++;
        }

        return looks;
    }

    private async Task Look(TestForum forum, List<Talk> open, string restricted, string language)
    {
        using var visitor = forum.Visitor(language: language);
        foreach (var talk in open)
        {
            await Check(visitor, talk.Path, s => s.Topic == talk.Id);
        }

        foreach (var list in new[] { "/", "/latest", "/c/ouverte", "/feed.atom" }) await Check(visitor, list, s => s.IsTitle && open.Exists(t => t.Id == s.Topic));
        (await visitor.Fetch(restricted)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task Check(Visitor visitor, string path, Func<Said, bool> belongs)
    {
        var began = Volatile.Read(ref clock);
        using var asked = await visitor.Fetch(path);

        // A new title gives the topic a new address.
        using var answer = asked.Headers.Location is { } moved ? await visitor.Fetch(moved.OriginalString) : asked;
        var page = await answer.Content.ReadAsStringAsync();
        var ended = Volatile.Read(ref clock);
        foreach (var (word, what) in said)
        {
            var shown = page.Contains(word, StringComparison.Ordinal);
            if (!what.Public) shown.ShouldBeFalse($"{word} is restricted and stands on {path}");
            if (!belongs(what)) continue;
            if (what.From <= began && what.GoingFrom > ended) shown.ShouldBeTrue($"{word} was acknowledged before {path} was asked for");
            if (what.GoneFrom <= began) shown.ShouldBeFalse($"{word} was taken away before {path} was asked for");
        }
    }

    private async Task<Talk> Open(TestForum forum, Actor admin, CategoryNode category)
    {
        var word = Word();
        var topic = await forum.Topic(admin, category, $"Sujet {word}", $"Un premier message assez long, {Guid.NewGuid()}.");
        var talk = new Talk(topic.TopicId, $"/t/{topic.Slug}/{topic.TopicId}", category.ReadBy == Audience.Everyone, category.Id) { Title = word };
        Acknowledge(word, new Said(talk.Id, talk.Public, IsTitle: true));
        return talk;
    }

    private async Task<(long, Talk, string)> Reply(TestForum forum, Actor admin, Talk talk)
    {
        var word = Word();
        var post = await forum.Reply(admin, talk.Id, $"Une réponse avec {word} dedans");
        Acknowledge(word, new Said(talk.Id, talk.Public, IsTitle: false));
        return (post.PostId, talk, word);
    }

    private async Task Delete(TestForum forum, Actor admin, List<(long Id, Talk Talk, string Word)> posts, Random random)
    {
        var post = posts[random.Next(posts.Count)];
        posts.Remove(post);
        Going(post.Word);
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(admin, post.Id), default));
        Gone(post.Word);
    }

    private async Task Edit(TestForum forum, Actor admin, List<(long Id, Talk Talk, string Word)> posts, Random random)
    {
        var at = random.Next(posts.Count);
        var post = posts[at];
        var word = Word();
        Going(post.Word);
        await forum.With((EditPost edit) => edit.Run(new EditPost.Command(admin, post.Id, $"Un autre texte avec {word} dedans", null), default));
        Gone(post.Word);
        Acknowledge(word, new Said(post.Talk.Id, post.Talk.Public, IsTitle: false));
        posts[at] = post with { Word = word };
    }

    private async Task Retitle(TestForum forum, Actor admin, Talk talk)
    {
        var word = Word();
        Going(talk.Title);
        await forum.With((EditTopic edit) => edit.Run(new EditTopic.Command(admin, talk.Id, $"Sujet {word}", [], talk.Category), default));
        Gone(talk.Title);
        talk.Title = word;
        Acknowledge(word, new Said(talk.Id, talk.Public, IsTitle: true));
    }

    private static string Word() => "mot" + Guid.NewGuid().ToString("n")[..10];

    private void Acknowledge(string word, Said what) => said[word] = what with { From = Interlocked.Increment(ref clock) };

    private void Going(string word) => said[word] = said[word] with { GoingFrom = Interlocked.Increment(ref clock) };

    private void Gone(string word) => said[word] = said[word] with { GoneFrom = Interlocked.Increment(ref clock) };

    private sealed record Talk(long Id, string Path, bool Public, long Category)
    {
        public string Title { get; set; } = "";
    }

    private sealed record Said(long Topic, bool Public, bool IsTitle)
    {
        public int From { get; init; }

        public int GoingFrom { get; init; } = int.MaxValue;

        public int GoneFrom { get; init; } = int.MaxValue;
    }
}
