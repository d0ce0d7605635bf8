using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Posts;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Posts;

public sealed class PostPartTests
{
    private static readonly DateTimeOffset Ever = DateTimeOffset.MaxValue;

    [Fact]
    public void the_token_of_an_answer_is_cut_out_and_another_put_in()
    {
        var part = PostPart.Cut("<form><input value=\"first\"></form> first aid", "first", Ever);

        Text(part.Filled(hole => hole == PostPart.Token ? new HtmlString("second") : null)).ShouldBe("<form><input value=\"second\"></form> second aid");
    }

    [Fact]
    public void a_slot_is_filled_or_leaves_nothing_behind()
    {
        var part = PostPart.Cut($"<p>{Text(PostPart.Hole(PostSlots.Below))}</p>", null, Ever);

        part.Holes.ShouldBe([PostSlots.Below]);
        Text(part.Filled(_ => null)).ShouldBe("<p></p>");
        Text(part.Filled(hole => new HtmlString(hole))).ShouldBe("<p>post.below</p>");
    }

    [Fact]
    public async Task every_answer_has_a_token_of_its_own_and_marks_follow_at_once()
    {
        await using var forum = await TestForum.Start();
        var (path, post, visitor) = await Talk(forum);
        using var _ = visitor;

        var first = Tokens(await visitor.Get(path));
        var page = await visitor.Get(path);
        var second = Tokens(page);
        await visitor.Submit(page, $"/p/{post}/bookmark");

        first.Count.ShouldBe(1);
        second.Count.ShouldBe(1);
        second.ShouldNotBe(first);
        (await visitor.Get(path)).Document.QuerySelectorAll("article a.state").Length.ShouldBe(1);
    }

    [Fact]
    public async Task what_is_put_into_slots_is_fetched_once_for_a_page_and_never_kept()
    {
        var extra = new Extra();
        await using var forum = await TestForum.Start(add: services => services.AddSingleton<IPostSlotContent>(extra));
        var (path, _, visitor) = await Talk(forum);
        using var __ = visitor;

        (await visitor.Get(path)).Document.QuerySelectorAll(".extra").Select(e => e.TextContent).ShouldBe(["1 in 1", "2 in 1", "3 in 1"]);
        (await visitor.Get(path)).Document.QuerySelectorAll(".extra").Select(e => e.TextContent).ShouldBe(["1 in 2", "2 in 2", "3 in 2"]);
    }

    [Fact]
    public async Task visitors_share_what_is_put_into_slots_for_a_minute_or_until_somebody_writes()
    {
        await using var forum = await TestForum.Start(add: services => services.AddSingleton<IPostSlotContent>(new Extra()));
        var (path, _, member) = await Talk(forum);
        member.Dispose();
        using var visitor = forum.Visitor();
        async Task<string> Shown() => (await visitor.Get(path)).Document.QuerySelector(".extra")!.TextContent;

        var first = await Shown();
        (await Shown()).ShouldBe(first);
        forum.Clock.Advance(TimeSpan.FromSeconds(61));
        var later = await Shown();
        later.ShouldNotBe(first);
        await forum.Write(_ => Task.CompletedTask);
        (await Shown()).ShouldNotBe(later);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_extra_that_fails_is_left_out(bool atOnce)
    {
        await using var forum = await TestForum.Start(add: services => services.AddSingleton<IPostSlotContent>(new Extra { Fails = !atOnce, FailsAtOnce = atOnce }));
        var (path, _, visitor) = await Talk(forum);
        using var __ = visitor;

        var page = await visitor.Get(path);
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        page.Document.QuerySelectorAll("article").Length.ShouldBe(3);
        page.Document.QuerySelectorAll(".extra").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("64")]
    [InlineData("off")]
    public async Task a_reply_leaves_the_posts_before_it_as_they_were_rendered(string pages)
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:VisitorCache"] = pages });
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        using var visitor = forum.Visitor();
        await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}");
        var kept = forum.Services.GetRequiredService<KeptParts>();
        var before = kept.Count;

        await forum.Reply(ines, topic.TopicId);
        (await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelectorAll("article").Length.ShouldBe(2);

        (before, kept.Count).ShouldBe((1, 2));
    }

    [Fact]
    public async Task a_new_title_leads_the_links_of_posts_to_the_new_address()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var category = await forum.Category("Hall");
        var topic = await forum.Topic(ines, category, "Un premier titre");
        await forum.Reply(ines, topic.TopicId);
        using var visitor = forum.Visitor();
        await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}");

        await forum.With((EditTopic edit) => edit.Run(new EditTopic.Command(ines, topic.TopicId, "Un tout autre titre", [], category.Id), default));

        (await visitor.Get($"/t/un-tout-autre-titre/{topic.TopicId}")).Document.QuerySelectorAll("article header a.when").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/t/un-tout-autre-titre/{topic.TopicId}#post-1", $"/t/un-tout-autre-titre/{topic.TopicId}#post-2"]);
    }

    private static async Task<(string Path, long Post, Visitor Visitor)> Talk(TestForum forum)
    {
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        for (var i = 0; i < 2; i++) await forum.Reply(ines, topic.TopicId);
        var visitor = forum.Visitor();
        await visitor.SignIn("ines");
        return ($"/t/{topic.Slug}/{topic.TopicId}", topic.PostId, visitor);
    }

    private static List<string?> Tokens(Page page) =>
        [.. page.Document.QuerySelectorAll("#act input[name=__RequestVerificationToken]").Select(i => i.GetAttribute("value")).Distinct()];

    private static string Text(IHtmlContent content)
    {
        using var text = new StringWriter();
        content.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return text.ToString();
    }

    private sealed class Extra : IPostSlotContent
    {
        private int times;

        public bool Fails { get; init; }

        public bool FailsAtOnce { get; init; }

        public string Slot => PostSlots.Below;

        public ValueTask Prepare(IReadOnlyList<PostView> posts, Actor actor, CancellationToken ct)
        {
            if (FailsAtOnce) throw new InvalidOperationException("broken");

            times++;
            return ValueTask.CompletedTask;
        }

        public IHtmlContent Show(PostView post) =>
            Fails ? throw new InvalidOperationException("broken") : new HtmlString($"<p class=\"extra\">{post.Number} in {times}</p>");
    }
}
