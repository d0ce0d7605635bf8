using System.Net;
using Forum.Core.Features.Posts;

namespace Forum.Web.Tests.Features.Topics;

public sealed class PlainTopicTests
{
    /// <summary>The first query of Entity Framework costs a start as much as all the rest of the page.</summary>
    [Fact]
    public async Task a_topic_is_shown_to_a_visitor_without_entity_framework()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"), "Un sujet et ses étiquettes", tags: ["css"]);
        await forum.Reply(ines, topic.TopicId);
        await forum.Topic(ines, await forum.Category("Atelier"), "Un autre sujet et ses étiquettes", "D'autres mots.", tags: ["css"]);
        await forum.Settle();
        using var visitor = forum.Visitor();
        var (all, framework) = (CommandCount.Of(forum), CommandCount.ByEntityFramework(forum));

        var page = await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("article").Length.ShouldBe(2);
        page.Document.QuerySelectorAll(".alike li").Length.ShouldBe(1);
        (CommandCount.Of(forum) - all).ShouldBeGreaterThan(3);
        (CommandCount.ByEntityFramework(forum) - framework).ShouldBe(0);
    }

    [Fact]
    public async Task the_way_to_the_last_post_leads_to_the_last_that_is_left()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await forum.Reply(ines, topic.TopicId);
        var last = await forum.Reply(ines, topic.TopicId);
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(ines, last.PostId), default));
        using var visitor = forum.Visitor();

        var steps = (await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelectorAll(".steps a");
        steps.Select(a => a.GetAttribute("href")!.Split('#')[1]).Distinct().ShouldBe(["post-1", "post-2"]);
    }
}
