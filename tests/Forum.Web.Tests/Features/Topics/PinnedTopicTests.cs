using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Topics;

/// <summary>What stands on top of a category, and who puts it there.</summary>
public sealed class PinnedTopicTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor ines = null!;
    private CategoryNode hall = null!;
    private CategoryNode below = null!;
    private Visitor mod = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        ines = await forum.Member("ines");
        await forum.Member("mod", Role.Moderator);
        hall = await forum.Category("Hall");
        below = await forum.Category("Salon", below: hall);
        mod = forum.Visitor();
        await mod.SignIn("mod");
    }

    public async ValueTask DisposeAsync()
    {
        mod.Dispose();
        await forum.DisposeAsync();
    }

    [Fact]
    public async Task a_pinned_topic_comes_first_in_its_category_with_its_words_and_nowhere_else()
    {
        var old = await Write("Lisez-moi d’abord", hall);
        for (var i = 0; i < TopicLists.PageSize; i++) await Write($"Une discussion, la {i + 1}e", i % 2 == 0 ? hall : below);
        using var visitor = forum.Visitor();
        using var member = forum.Visitor();
        await member.SignIn("ines");
        var before = (await Cost(visitor), await Cost(member));

        (await mod.Submit(await mod.Get(Path(old)), $"/topics/{old.TopicId}/pin")).Location.ShouldBe(Path(old));

        var page = await visitor.Get("/c/hall");
        var rows = page.Document.QuerySelectorAll("[data-topic-id]").ToList();
        rows.Count.ShouldBe(TopicLists.PageSize + 1);
        rows[0].GetAttribute("data-topic-id").ShouldBe($"{old.TopicId}");
        rows[0].QuerySelector(".state")!.TextContent.ShouldBe("Épinglé");
        rows[0].QuerySelector(".row-ex")!.TextContent.ShouldContain("Le premier message de Lisez-moi");
        rows[1].TextContent.ShouldContain($"la {TopicLists.PageSize}e");
        page.Document.QuerySelector("a[rel=next]").ShouldBeNull();
        (await Cost(visitor), await Cost(member)).ShouldBe(before);
        (before.Item1 <= 5 && before.Item2 <= 5).ShouldBeTrue($"{before}");
        (await visitor.Get("/latest?page=2")).Document.QuerySelector($"[data-topic-id='{old.TopicId}'] .row-ex").ShouldBeNull();
        (await visitor.Get(Path(old))).Document.QuerySelector(".topic-head .state")!.TextContent.ShouldBe("Épinglé");

        var salon = await Write("Épinglée au salon", below);
        await mod.Submit(await mod.Get(Path(salon)), $"/topics/{salon.TopicId}/pin");
        (await visitor.Get("/c/hall")).Document.QuerySelectorAll(".row-ex").Length.ShouldBe(1);
        (await visitor.Get("/c/hall/salon")).Document.QuerySelector("[data-topic-id] .row-ex")!.TextContent.ShouldContain("Épinglée au salon");
        await mod.Submit(await mod.Get(Path(old)), $"/topics/{old.TopicId}/pin/end");
        (await visitor.Get("/c/hall")).Document.QuerySelector(".row-ex").ShouldBeNull();
        (await mod.Get("/admin/log?kind=topic")).Text.ShouldContain("a cessé d’épingler");
    }

    [Fact]
    public async Task moderators_pin_five_and_a_move_lets_go()
    {
        var topics = new List<OpenTopic.Outcome.Opened>();
        for (var i = 0; i <= PinTopic.Most; i++) topics.Add(await Write($"Une annonce, la {i + 1}e", hall));

        (await Pin(ines, topics[0])).ShouldBeOfType<PinTopic.Outcome.Refused>().Why.Reason.ShouldBe(TopicPolicy.StaffOnly);
        foreach (var topic in topics.Take(PinTopic.Most)) (await Pin(TestForum.Root, topic)).ShouldBeOfType<PinTopic.Outcome.Done>();
        var refused = await mod.Submit(await mod.Get(Path(topics[^1])), $"/topics/{topics[^1].TopicId}/pin");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("a déjà 5 discussions épinglées");

        await forum.With((EditTopic edit) => edit.Run(new EditTopic.Command(TestForum.Root, topics[0].TopicId, "Une annonce, la 1e", [], below.Id), default));
        (await forum.Read(db => db.Topics.CountAsync(t => t.PinnedAt != null))).ShouldBe(PinTopic.Most - 1);
        (await Pin(TestForum.Root, topics[^1])).ShouldBeOfType<PinTopic.Outcome.Done>();
    }

    private async Task<OpenTopic.Outcome.Opened> Write(string title, CategoryNode where)
    {
        forum.Clock.Advance(TimeSpan.FromSeconds(1));
        return (OpenTopic.Outcome.Opened)await forum.With((OpenTopic open) => open.Run(new OpenTopic.Command(ines, where.Id, title, $"Le premier message de {title}.") { Trusted = true }, default));
    }

    private Task<PinTopic.Outcome> Pin(Actor by, OpenTopic.Outcome.Opened topic) => forum.With((PinTopic pin) => pin.Run(new(by, topic.TopicId), default));

    private async Task<int> Cost(Visitor visitor)
    {
        await visitor.Get("/c/hall");
        var before = CommandCount.Of(forum);
        await visitor.Get("/c/hall");
        return CommandCount.Of(forum) - before;
    }

    private static string Path(OpenTopic.Outcome.Opened topic) => $"/t/{topic.Slug}/{topic.TopicId}";
}
