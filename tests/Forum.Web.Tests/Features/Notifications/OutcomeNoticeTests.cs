using Forum.Core.Features.Accounts;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Notifications;

/// <summary>What the team decides is told to those whom it concerns; who leaves is forgotten.</summary>
public sealed class OutcomeNoticeTests
{
    [Fact]
    public async Task a_hidden_post_is_told_to_its_author_with_the_reason_and_to_who_reported_it()
    {
        await using var forum = await TestForum.Start();
        var (mod, author, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("tom"), await forum.Person("ines"));
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        var post = await forum.Reply(author, topic.TopicId, "Achetez mes montres, elles sont belles.");
        await Report(forum, ines, post.PostId);

        (await forum.With((HidePost hide) => hide.Run(new(mod, post.PostId, "Pas de publicité ici."), default))).ShouldBeOfType<HidePost.Outcome.Hidden>();

        var told = (await Told(forum, author)).ShouldHaveSingleItem();
        (told.Kind, told.Detail).ShouldBe((NotificationKind.PostHidden, "Pas de publicité ici."));
        (await Told(forum, ines)).Select(n => n.Kind).ShouldBe([NotificationKind.ReportUpheld]);
    }

    [Fact]
    public async Task a_report_that_was_not_followed_is_answered_too()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"));
        var topic = await forum.Topic(await forum.Person("tom"), await forum.Category("Hall"));
        await Report(forum, ines, topic.PostId);

        (await forum.With((DismissReports dismiss) => dismiss.Run(new(mod, topic.PostId), default))).ShouldBeOfType<DismissReports.Outcome.Dismissed>();

        (await Told(forum, ines)).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.ReportDeclined);
    }

    [Fact]
    public async Task nothing_is_kept_of_what_somebody_who_left_was_told_and_followed()
    {
        await using var forum = await TestForum.Start();
        var (ines, tom) = (await forum.Person("ines"), await forum.Person("tom"));
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await forum.Reply(tom, topic.TopicId);
        await forum.With((FollowTopic follow) => follow.Run(new(ines, topic.TopicId, Attention.Watching), default));
        await forum.Settle();
        (await forum.Read(db => db.Notifications.CountAsync(n => n.MemberId == ines.Id))).ShouldBe(1);
        (await forum.Read(db => db.TopicReads.CountAsync(r => r.MemberId == ines.Id))).ShouldBe(1);

        (await forum.With((EraseAccount erase) => erase.Run(new(ines, ines.Id), default))).ShouldBeOfType<EraseAccount.Outcome.Erased>();
        await forum.Settle();

        (await forum.Read(db => db.Notifications.CountAsync(n => n.MemberId == ines.Id))).ShouldBe(0);
        (await forum.Read(db => db.TopicReads.CountAsync(r => r.MemberId == ines.Id))).ShouldBe(0);
    }

    private static async Task Report(TestForum forum, Actor by, long postId) =>
        (await forum.With((ReportPost report) => report.Run(new(by, postId, ReportReason.Spam, "Il vend."), default))).ShouldBeOfType<ReportPost.Outcome.Reported>();

    private static async Task<IReadOnlyList<NotificationItem>> Told(TestForum forum, Actor actor)
    {
        await forum.Settle();
        return (await forum.With((NotificationQueries queries) => queries.Page(actor, 1, null, default))).Items;
    }
}
