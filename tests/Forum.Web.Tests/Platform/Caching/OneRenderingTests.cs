using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Posts;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Caching;

public sealed class OneRenderingTests
{
    /// <summary>What was begun before the reply must not be shown to those who came after it, and they must not all begin at once either.</summary>
    [Fact]
    public async Task many_who_come_after_a_write_share_one_rendering_that_has_it()
    {
        var door = new Door();
        await using var forum = await TestForum.Start(add: services => services.AddSingleton<IPostSlotContent>(door));
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        using var visitor = forum.Visitor();
        var path = $"/t/{topic.Slug}/{topic.TopicId}";

        var early = visitor.Get(path);
        await door.Reached;
        await forum.Reply(ines, topic.TopicId, "Une réponse toute fraîche");
        var late = Enumerable.Range(0, 15).Select(_ => visitor.Get(path)).ToList();
        door.Open();
        await early;

        foreach (var page in await Task.WhenAll(late)) page.Text.ShouldContain("Une réponse toute fraîche");
        door.Renderings.ShouldBe(2);
    }

    [Fact]
    public async Task when_the_one_who_makes_the_page_leaves_another_goes_on_for_all()
    {
        var door = new Door();
        await using var forum = await TestForum.Start(add: services => services.AddSingleton<IPostSlotContent>(door));
        var topic = await forum.Topic(await forum.Member("ines"), await forum.Category("Hall"));
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        using var visitor = forum.Visitor();
        using var client = forum.Factory.CreateClient();
        using var leaving = new CancellationTokenSource();

        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var left = client.GetAsync(path, leaving.Token);
        await door.Reached;
        var others = Enumerable.Range(0, 15).Select(_ => visitor.Get(path)).ToList();
        await leaving.CancelAsync();
        door.Open();

        await left.ShouldThrowAsync<OperationCanceledException>();
        foreach (var page in await Task.WhenAll(others)) page.Document.QuerySelectorAll("article").Length.ShouldBe(1);
        door.Renderings.ShouldBe(2);
    }

    /// <summary>Stands in the middle of the first rendering until it is opened.</summary>
    private sealed class Door : IPostSlotContent
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int renderings;

        public Task Reached => reached.Task;

        public int Renderings => renderings;

        public string Slot => PostSlots.Below;

        public void Open() => open.SetResult();

        public async ValueTask Prepare(IReadOnlyList<PostView> posts, Actor actor, CancellationToken ct)
        {
            if (Interlocked.Increment(ref renderings) > 1) return;

            reached.SetResult();
            await open.Task;
        }

        public IHtmlContent? Show(PostView post) => null;
    }
}
