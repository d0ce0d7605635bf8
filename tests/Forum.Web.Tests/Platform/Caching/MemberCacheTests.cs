using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Caching;
using Forum.Web.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Caching;

/// <summary>Members who ask again for what they were shown.</summary>
public sealed partial class MemberCacheTests : IAsyncLifetime
{
    private const int Steps = 40;

    private static readonly (string, string) Prefetch = ("Sec-Purpose", "prefetch");

    private TestForum forum = null!;
    private CategoryNode category = null!, other = null!;
    private Actor ana = null!, carla = null!, mod = null!;
    private readonly List<Talk> talks = [];

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        (ana, carla, mod) = (await forum.Member("ana"), await forum.Member("carla"), await forum.Person("mod", Role.Moderator));
        (category, other) = (await forum.Category("Entraide"), await forum.Category("Annonces"));
        foreach (var replies in new[] { 1, 22 }) talks.Add(await Open(replies));
        await forum.Settle();

        // Nobody is new any more, and what was written is not of today.
        forum.Clock.Advance(TimeSpan.FromDays(3));
    }

    public async ValueTask DisposeAsync() => await forum.DisposeAsync();

    [Fact]
    public async Task what_was_shown_is_shown_again_without_asking_the_database_and_counted()
    {
        using var visitor = await SignedIn("ana");
        var before = await Settled(visitor, talks[0].Path);
        await forum.Services.GetRequiredService<TopicViews>().Flush(default);
        var views = await Views(talks[0]);
        var asked = CommandCount.Of(forum);
        var after = await Packed.Read(visitor, talks[0].Path);

        CommandCount.Of(forum).ShouldBe(asked);
        Same(after).ShouldBe(Same(before));
        Once().Match(after).Value.ShouldNotBe(Once().Match(before).Value);
        await forum.Services.GetRequiredService<TopicViews>().Flush(default);
        (await Views(talks[0])).ShouldBe(views + 1);
    }

    [Fact]
    public async Task nobody_who_was_signed_out_renamed_or_shut_out_is_shown_it_again()
    {
        using var visitor = await SignedIn("ana");
        await Settled(visitor, talks[0].Path);
        await forum.Write(write => write.Db.Members.Where(m => m.Id == ana.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DisplayName, "Ana Nova")));
        forum.Services.GetRequiredService<Sessions>().Forget();
        (await Settled(visitor, talks[0].Path)).ShouldContain("Ana Nova");

        await forum.Write(write => write.Db.Categories.Where(c => c.Id == category.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ReadBy, Audience.Staff)));
        forum.Services.GetRequiredService<CategoryTrees>().Forget();
        (await visitor.Fetch(talks[0].Path, null, ("Accept-Encoding", "gzip"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await forum.Write(write => write.Db.Categories.Where(c => c.Id == category.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ReadBy, Audience.Members)));
        forum.Services.GetRequiredService<CategoryTrees>().Forget();
        await Settled(visitor, talks[0].Path);
        await forum.Write(write => forum.Services.GetRequiredService<Sessions>().End(write, ana.Id, 0, default));
        (await visitor.Fetch(talks[0].Path, null, ("Accept-Encoding", "gzip"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task the_bell_rings_on_a_page_that_is_kept_and_falls_silent_where_it_is_answered()
    {
        using var visitor = await SignedIn("carla");
        foreach (var talk in talks) await Settled(visitor, talk.Path);
        var before = Bell(await Packed.Read(visitor, talks[1].Path));
        await forum.Reply(ana, talks[0].Id, "Une question pour @carla.");
        await forum.Settle();

        Bell(await Packed.Read(visitor, talks[1].Path)).ShouldBe(before + 1);
        await Packed.Read(visitor, talks[0].Path);
        Bell(await Packed.Read(visitor, talks[1].Path)).ShouldBe(before);
        Bell(await Packed.Read(visitor, talks[0].Path)).ShouldBe(before);
    }

    [Fact]
    public async Task a_right_that_ends_with_time_is_not_offered_for_long_after()
    {
        await forum.Reply(ana, talks[0].Id, "Encore à moi.");
        using var visitor = await SignedIn("ana");
        (await Settled(visitor, talks[0].Path)).ShouldContain("/edit\"");
        forum.Clock.Advance((await forum.Services.GetRequiredService<SettingsStore>().Get<PostingSettings>(default)).OwnEditHours * TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));

        (await Packed.Read(visitor, talks[0].Path)).ShouldNotContain("/edit\"");
    }

    /// <summary>
    /// All kinds of writes in any order; after each, everybody is sent what they would be if nothing were kept. A prefetch that takes no
    /// compression is answered anew, and marks nothing as read.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    public async Task nobody_is_ever_sent_what_is_not_what_would_be_made_anew(int seed)
    {
        var random = new Random(seed);
        using var first = await SignedIn("ana");
        using var second = await SignedIn("carla");
        using var third = await SignedIn("mod");
        var readers = new[] { first, second, third };
        for (var step = 0; step < Steps; step++)
        {
            var done = await Write(random);
            for (var look = 0; look < 2; look++)
            {
                foreach (var reader in readers)
                {
                    var talk = talks[random.Next(talks.Count)];
                    var path = talk.Posts.Count > Topic.PostsPerPage && random.Next(2) == 0 ? $"{talk.Path}?page=2" : talk.Path;
                    var anew = await (await reader.Fetch(path, null, Prefetch)).Content.ReadAsStringAsync();
                    if (Difference(Same(await Packed.Read(reader, path, Prefetch)), Same(anew)) is { } difference) Assert.Fail($"{path} after {done}\n{difference}");
                    await Packed.Read(reader, path);
                }
            }
        }

        forum.Services.GetRequiredService<MemberPages>().Count.ShouldBeGreaterThan(0);
    }

    private async Task<string> Write(Random random)
    {
        var talk = talks[random.Next(talks.Count)];
        var post = talk.Posts[random.Next(talk.Posts.Count)];
        var actor = random.Next(3) switch { 0 => ana, 1 => carla, _ => mod };
        switch (random.Next(16))
        {
            case 0: talk.Posts.Add((await forum.Reply(await IsClosed(talk) ? mod : actor, talk.Id, $"Une réponse de plus, {Guid.NewGuid()}.")).PostId); return "a reply";
            case 1: await forum.With((EditPost edit) => edit.Run(new EditPost.Command(mod, post, $"Un autre texte, {Guid.NewGuid()}.", null), default)); return "an edit";
            case 2: await forum.With((LikePost like) => like.Run(new LikePost.Command(actor, post, random.Next(2) == 0), default)); return "a like";
            case 3: await forum.With((KeepBookmark keep) => keep.Run(new KeepBookmark.Command(actor) { PostId = post }, default)); return "a bookmark";
            case 4: await forum.With((KeepBookmark keep) => keep.Run(new KeepBookmark.Command(actor) { TopicId = talk.Id, Remove = random.Next(2) == 0 }, default)); return "a topic's bookmark";
            case 5: await forum.With((FollowTopic follow) => follow.Run(new FollowTopic.Command(actor, talk.Id, Some(random)), default)); return "attention";
            case 6: await forum.With((FollowCategory follow) => follow.Run(new FollowCategory.Command(actor, category.Id, Some(random)), default)); return "a category's attention";
            case 7: await forum.With((SaveDraft save) => save.Run(new SaveDraft.Command(actor, DraftPlace.Reply(talk.Id), "Commencé."), default)); return "a draft";
            case 8: await forum.With((DiscardDraft discard) => discard.Run(new DiscardDraft.Command(actor, DraftPlace.Reply(talk.Id)), default)); return "no draft";
            case 9: await forum.With((MarkAllRead mark) => mark.Run(new MarkAllRead.Command(actor, random.Next(2) == 0), default)); return "all read";
            case 10: await forum.With((CloseTopic close) => close.Run(new CloseTopic.Command(mod, talk.Id, random.Next(2) == 0), default)); return "closing";
            case 11: await forum.With((AcceptAnswer accept) => accept.Run(new AcceptAnswer.Command(mod, post), default)); return "an answer";
            case 12: await forum.Services.GetRequiredService<ReadPositions>().Flush(default); return "readings written";
            case 13: await forum.Settle(); return "events heard";
            case 14: await forum.With((PinTopic pin) => pin.Run(new PinTopic.Command(mod, talk.Id, random.Next(2) == 0), default)); return "pinning";
            default: await Retitle(talk, random); return "a title";
        }
    }

    private async Task Retitle(Talk talk, Random random)
    {
        var title = $"Sujet {Guid.NewGuid()}"[..20];
        var where = random.Next(2) == 0 ? category : other;
        if (await forum.With((EditTopic edit) => edit.Run(new EditTopic.Command(mod, talk.Id, title, ["aide"], where.Id), default)) is EditTopic.Outcome.Edited edited)
            talk.Path = $"/t/{edited.Slug}/{talk.Id}";
    }

    private Task<long> Views(Talk talk) => forum.Read(db => db.Topics.Where(t => t.Id == talk.Id).Select(t => (long)t.ViewCount).FirstAsync());

    private Task<bool> IsClosed(Talk talk) => forum.Read(db => db.Topics.AnyAsync(t => t.Id == talk.Id && t.Closure != null));

    private static Attention? Some(Random random) => random.Next(4) is var level and < 3 ? Enum.GetValues<Attention>()[level] : null;

    private async Task<Talk> Open(int replies)
    {
        var topic = await forum.Topic(carla, category, $"Sujet numéro {replies}", $"Un premier message assez long, le {replies}e.");
        var talk = new Talk(topic.TopicId) { Path = $"/t/{topic.Slug}/{topic.TopicId}" };
        for (var i = 0; i < replies; i++) talk.Posts.Add((await forum.Reply(i % 2 == 0 ? ana : carla, talk.Id, $"Réponse {i} à ce sujet.")).PostId);
        return talk;
    }

    private async Task<Visitor> SignedIn(string name)
    {
        var visitor = forum.Visitor();
        await visitor.SignIn(name);
        return visitor;
    }

    private static async Task<string> Settled(Visitor visitor, string path)
    {
        for (var i = 0; i < 4; i++) await Packed.Read(visitor, path);
        return await Packed.Read(visitor, path);
    }

    /// <summary>Without what is made for each answer.</summary>
    private static string Same(string page) => Token().Replace(Once().Replace(page, ""), "");

    private static string? Difference(string sent, string anew)
    {
        if (sent == anew) return null;

        var at = sent.Zip(anew).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"sent: {sent[at..Math.Min(at + 200, sent.Length)]}\nanew: {anew[at..Math.Min(at + 200, anew.Length)]}";
    }

    private static int Bell(string page) => BellCount().Match(page) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"(?:once|asked)\"[^>]* value=\"[^\"]*\"")]
    private static partial Regex Once();

    [GeneratedRegex("class=\"count\" aria-hidden=\"true\">(\\d+)<")]
    private static partial Regex BellCount();

    private sealed record Talk(long Id)
    {
        public string Path { get; set; } = "";

        public List<long> Posts { get; } = [];
    }
}
