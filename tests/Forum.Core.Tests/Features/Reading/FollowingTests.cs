using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Reading;

public sealed class FollowingTests
{
    [Fact]
    public async Task a_muted_topic_and_a_muted_category_leave_the_lists_until_chosen_again()
    {
        await using var forum = await TestForum.Start();
        var (ines, marc) = (await forum.Person("ines"), await forum.Person("marc"));
        var hall = await forum.Category("Hall");
        var below = await forum.Category("Sous le hall", below: hall);
        var topic = await forum.Topic(ines, hall);
        var child = await forum.Topic(ines, below, "Une autre discussion", "Un tout autre message, bien assez long.");
        await forum.Mark(marc, topic.TopicId, 1);
        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        (await Lists(forum, marc)).ShouldBe((2, 1, 1));

        await Follow(forum, marc, topic.TopicId, Attention.Muted);
        (await Lists(forum, marc)).ShouldBe((1, 1, 0));
        await Follow(forum, marc, topic.TopicId, null);
        await forum.With((FollowCategory follow) => follow.Run(new(marc, hall.Id, Attention.Muted), default));
        (await Lists(forum, marc)).ShouldBe((0, 0, 0));

        // Chosen for the topic, it is stronger than its category; chosen below, stronger than above.
        await Follow(forum, marc, topic.TopicId, Attention.Tracking);
        await forum.With((FollowCategory follow) => follow.Run(new(marc, below.Id, Attention.Normal), default));
        (await Lists(forum, marc)).ShouldBe((1, 1, 1));
        (await Lists(forum, ines)).Latest.ShouldBe(2);
        child.TopicId.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task who_watches_is_named_once_and_who_mutes_never()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var (all, one, not, above) = (await forum.Person("marc"), await forum.Person("lea"), await forum.Person("tom"), await forum.Person("zoe"));
        var parent = await forum.Category("Hall");
        var hall = await forum.Category("Sous le hall", below: parent);
        var topic = await forum.Topic(ines, hall);
        foreach (var member in new[] { all, not }) await forum.With((FollowCategory follow) => follow.Run(new(member, hall.Id, Attention.Watching), default));
        await forum.With((FollowCategory follow) => follow.Run(new(above, parent.Id, Attention.Watching), default));
        await Follow(forum, one, topic.TopicId, Attention.Watching);
        await Follow(forum, all, topic.TopicId, Attention.Watching);
        await Follow(forum, not, topic.TopicId, Attention.Muted);

        (await forum.With((Watchers watchers) => watchers.Of(topic.TopicId, default))).ShouldBe([all.Id, one.Id, above.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task what_is_tracked_is_unread_without_having_been_opened()
    {
        await using var forum = await TestForum.Start();
        var (ines, marc) = (await forum.Person("ines"), await forum.Person("marc"));
        var hall = await forum.Category("Hall");
        await forum.With((FollowCategory follow) => follow.Run(new(marc, hall.Id, Attention.Tracking), default));

        await forum.Topic(ines, hall);
        await forum.Settle();

        (await Lists(forum, marc)).ShouldBe((1, 0, 1));
        await forum.With((MarkAllRead mark) => mark.Run(new(marc, New: false), default));
        (await Lists(forum, marc)).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task nobody_follows_what_they_may_not_see()
    {
        await using var forum = await TestForum.Start();
        var (mod, marc) = (await forum.Person("mod", Role.Moderator), await forum.Person("marc"));
        var room = await forum.Category("Salle des profs", Audience.Staff, Audience.Staff);
        var topic = await forum.Topic(mod, room);

        (await forum.With((FollowTopic follow) => follow.Run(new(marc, topic.TopicId, Attention.Watching), default))).ShouldBeOfType<FollowTopic.Outcome.NotFound>();
        (await forum.With((FollowCategory follow) => follow.Run(new(marc, room.Id, Attention.Watching), default))).ShouldBeOfType<FollowCategory.Outcome.NotFound>();
        (await forum.With((FollowTopic follow) => follow.Run(new(Actor.Guest, topic.TopicId, Attention.Watching), default))).ShouldBeOfType<FollowTopic.Outcome.NotFound>();
    }

    [Fact]
    public async Task reading_never_goes_back_and_one_s_own_reply_hides_nothing()
    {
        await using var forum = await TestForum.Start();
        var (ines, marc) = (await forum.Person("ines"), await forum.Person("marc"));
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        for (var i = 0; i < 3; i++) await forum.Reply(ines, topic.TopicId);
        await forum.Mark(marc, topic.TopicId, 3);
        await forum.Mark(marc, topic.TopicId, 1);
        (await Number(forum, marc)).ShouldBe(3);

        // Written without having read the fourth: it stays to be read.
        await forum.Reply(marc, topic.TopicId);
        await forum.Settle();
        (await Number(forum, marc)).ShouldBe(3);
        (await Lists(forum, marc)).Unread.ShouldBe(1);

        // Written after the end: one's own words are no news.
        await forum.Mark(marc, topic.TopicId, 5);
        await forum.Reply(marc, topic.TopicId);
        await forum.Settle();
        (await Number(forum, marc)).ShouldBe(6);
        (await Lists(forum, marc)).Unread.ShouldBe(0);
    }

    [Fact]
    public async Task a_last_post_that_is_taken_away_is_not_left_to_be_read()
    {
        await using var forum = await TestForum.Start();
        var (ines, marc, noor) = (await forum.Person("ines"), await forum.Person("marc"), await forum.Person("noor"));
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await forum.Reply(ines, topic.TopicId);
        await forum.Mark(marc, topic.TopicId, 2);
        await forum.Mark(noor, topic.TopicId, 1);
        var reply = await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        (await Lists(forum, marc)).Unread.ShouldBe(1);

        await forum.With((DeletePost delete) => delete.Run(new(ines, reply.PostId), default));
        await forum.Settle();

        // Who had not read what is left still has it to read, and what is written next is news to both.
        (await Lists(forum, marc)).Unread.ShouldBe(0);
        (await Lists(forum, noor)).Unread.ShouldBe(1);
        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        (await Lists(forum, marc)).Unread.ShouldBe(1);
    }

    [Fact]
    public async Task drafts_nobody_came_back_to_are_thrown_away()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        await forum.Services.GetRequiredService<Writes>().Run(write => Task.FromResult(write.Db.Drafts.Add(new Draft { MemberId = ines.Id, Place = "topic", Markdown = "Un début", At = write.Now })), default);

        forum.Clock.Advance(TimeSpan.FromDays(180));
        (await forum.With((PurgeDrafts purge) => purge.Run(new(), default))).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        (await forum.With((PurgeDrafts purge) => purge.Run(new(), default))).ShouldBe(1);
    }

    private static Task<int> Number(TestForum forum, Actor member) => forum.Read(db => db.TopicReads.Where(r => r.MemberId == member.Id).Select(r => r.Number).SingleAsync());

    private static Task Follow(TestForum forum, Actor member, long topicId, Attention? level) =>
        forum.With((FollowTopic follow) => follow.Run(new(member, topicId, level), default));

    private static async Task<(int Latest, int New, int Unread)> Lists(TestForum forum, Actor member)
    {
        await using var scope = forum.Services.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<ReadingLists>();
        var latest = await scope.ServiceProvider.GetRequiredService<TopicLists>().Latest(await reading.Heard(member, default), member, 10, default);
        var own = (await reading.Of(member, latest, default))!;
        (await reading.New(member, 1, null, default)).Items.Count.ShouldBe(own.New);
        (await reading.Unread(member, 1, null, default)).Items.Count.ShouldBe(own.Unread);
        return (latest.Count, own.New, own.Unread);
    }
}
