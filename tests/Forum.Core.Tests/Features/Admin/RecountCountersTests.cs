using Forum.Core.Features.Admin;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Admin;

public sealed class RecountCountersTests
{
    [Fact]
    public async Task a_forum_that_is_used_has_the_counters_that_are_counted()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var paul = await forum.Person("paul", Role.Moderator);
        var category = await forum.Category("Entraide");
        var topic = await forum.Topic(ines, category, tags: ["sql", "git"]);
        var gone = await forum.Topic(paul, category, "Un sujet qui disparaît", "Ce premier message ne restera pas.", "sql");
        var reply = await forum.Reply(paul, topic.TopicId);
        var second = await forum.Reply(ines, topic.TopicId);
        await forum.With((LikePost like) => like.Run(new LikePost.Command(ines, reply.PostId), default));
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(ines, second.PostId), default));
        await forum.With((DeleteTopic delete) => delete.Run(new DeleteTopic.Command(paul, gone.TopicId), default));
        await forum.Settle();

        (await Recount(forum)).Counters.Where(c => c.Wrong > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task drift_is_told_by_name_and_put_right_on_request()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var topic = await forum.Topic(ines, await forum.Category("Entraide"), tags: ["sql"]);
        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        await forum.Write(async write =>
        {
            await write.Db.Topics.ExecuteUpdateAsync(set => set.SetProperty(t => t.PostCount, 9).SetProperty(t => t.AnswerCount, 9).SetProperty(t => t.LikeCount, 9).SetProperty(t => t.LastNumber, 9));
            await write.Db.Posts.ExecuteUpdateAsync(set => set.SetProperty(p => p.LikeCount, 9));
            await write.Db.Members.ExecuteUpdateAsync(set => set.SetProperty(m => m.PostCount, 9).SetProperty(m => m.TopicCount, 9).SetProperty(m => m.LikesReceived, 9));
            await write.Db.Categories.ExecuteUpdateAsync(set => set.SetProperty(c => c.PostCount, 7).SetProperty(c => c.TopicCount, 7));
            await write.Db.Tags.ExecuteUpdateAsync(set => set.SetProperty(t => t.TopicCount, 9));
        });

        (await Recount(forum, repair: true)).Counters.ShouldAllBe(c => c.Wrong > 0);
        (await Recount(forum)).HasDrift.ShouldBeFalse();
        (await forum.Read(db => db.Topics.SingleAsync())).LastNumber.ShouldBe(2);
    }

    [Fact]
    public async Task a_role_is_given_by_name()
    {
        await using var forum = await TestForum.Start();
        await forum.Person("ines");

        (await forum.With((ChangeRole use) => use.Run(new ChangeRole.Command("INES", Role.Admin), default))).ShouldBe(new ChangeRole.Outcome.Changed("ines"));
        (await forum.With((ChangeRole use) => use.Run(new ChangeRole.Command("nobody", Role.Admin), default))).ShouldBeOfType<ChangeRole.Outcome.Nobody>();
        (await forum.Read(db => db.Members.SingleAsync())).Role.ShouldBe(Role.Admin);
    }

    [Fact]
    public async Task only_administrators_have_failures_tried_again()
    {
        await using var forum = await TestForum.Start();
        await forum.Write(write =>
        {
            write.Db.EventDeliveries.Add(new EventDelivery
            {
                Event = new EventRow { Name = "x", Version = 1, Payload = "{}", At = write.Now },
                Handler = "x:Gone",
                DueAt = write.Now,
                State = DeliveryState.Resting,
                Attempts = 12,
            });
            return Task.CompletedTask;
        });

        var ines = await forum.Person("ines", Role.Moderator);
        (await Retry(forum, ines)).ShouldBeOfType<RetryDeliveries.Outcome.Refused>();
        (await Retry(forum, TestForum.Root)).ShouldBe(new RetryDeliveries.Outcome.Due(1));
    }

    private static Task<RetryDeliveries.Outcome> Retry(TestForum forum, Actor actor) =>
        forum.With((RetryDeliveries use) => use.Run(new RetryDeliveries.Command(actor), default));

    private static Task<RecountCounters.Outcome> Recount(TestForum forum, bool repair = false) =>
        forum.With((RecountCounters use) => use.Run(new RecountCounters.Command(repair), default));
}
