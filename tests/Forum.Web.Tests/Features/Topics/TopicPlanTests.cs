using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Topics;

/// <summary>A topic's page costs the same among ten topics and among ten million: the database is led to its rows and looks at no others.</summary>
public sealed partial class TopicPlanTests
{
    [Fact]
    public async Task a_topic_is_shown_and_its_posts_are_changed_without_looking_at_others()
    {
        await using var forum = await TestForum.Start();
        var (ines, mod) = (await forum.Person("ines"), await forum.Person("mod", Role.Moderator));
        var hall = await forum.Category("Hall");
        var topic = await forum.Topic(ines, hall, "Un sujet et ses étiquettes", tags: ["css", "sql"]);
        var reply = await forum.Reply(mod, topic.TopicId, "Une réponse.");
        await forum.Settle();
        using var visitor = forum.Visitor();
        using var member = await SignedIn(forum, "ines");
        using var moderator = await SignedIn(forum, "mod");

        using var plans = new CommandPlans(forum);
        foreach (var reader in new[] { visitor, member, moderator }) (await reader.Get($"/t/{topic.Slug}/{topic.TopicId}")).Status.ShouldBe(HttpStatusCode.OK);
        await forum.With((EditPost edit) => edit.Run(new EditPost.Command(ines, topic.PostId, "Un autre premier message.", null), default));
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(mod, reply.PostId), default));
        foreach (var reader in new[] { visitor, member, moderator }) (await reader.Get($"/t/{topic.Slug}/{topic.TopicId}")).Status.ShouldBe(HttpStatusCode.OK);

        var lines = await plans.Read();
        lines.Count.ShouldBeGreaterThan(10);
        lines.Where(line => WholeForum().IsMatch(line)).ShouldBeEmpty();
    }

    private static async Task<Visitor> SignedIn(TestForum forum, string name)
    {
        var visitor = forum.Visitor();
        await visitor.SignIn(name);
        return visitor;
    }

    // What is materialized is read whole before its first row is looked for.
    [GeneratedRegex(@"^MATERIALIZE|^SCAN (t|t\d|topics|p|posts|m|members|topic_tags|tags)\b(?!.*USING)")]
    private static partial Regex WholeForum();
}
