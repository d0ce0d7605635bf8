using Forum.Core.Features.Categories;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Notifications;

/// <summary>Who is told of what, once, and only of what they may read.</summary>
public sealed class NotificationTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor marie = null!;
    private Actor ines = null!;
    private CategoryNode hall = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        marie = await forum.Person("marie");
        ines = await forum.Person("ines");
        hall = await forum.Category("Hall");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task a_reply_is_told_to_the_topic_s_author_and_to_whom_it_answers_but_not_to_its_own()
    {
        var topic = await forum.Topic(marie, hall);
        await forum.Reply(ines, topic.TopicId);
        var paul = await forum.Person("paul");
        await forum.With((ReplyToTopic reply) => reply.Run(new(paul, topic.TopicId, "Je réponds à Inès.") { ReplyTo = 2 }, default));
        await forum.Reply(marie, topic.TopicId);

        (await Told(marie)).Select(n => (n.Kind, n.By!.Username)).ShouldBe([(NotificationKind.Reply, "paul"), (NotificationKind.Reply, "ines")], ignoreOrder: true);
        (await Told(ines)).Select(n => (n.Kind, n.By!.Username)).ShouldBe([(NotificationKind.Reply, "paul")]);
        (await Told(paul)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_post_that_answers_names_and_quotes_somebody_is_one_notification_and_a_quoted_name_is_none()
    {
        var paul = await forum.Person("paul");
        var topic = await forum.Topic(marie, hall);
        await forum.Reply(ines, topic.TopicId, "[quote=\"marie, post:1\"]\nBonjour @paul\n[/quote]\n\nMerci @Marie, c'est clair.");

        (await Told(marie)).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.Mention);
        (await Told(paul)).ShouldBeEmpty();

        await forum.Reply(paul, topic.TopicId, "[quote=\"ines, post:2\"]\nMerci\n[/quote]\n\nDe rien, vraiment.");
        (await Told(ines)).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.Quote);
    }

    [Fact]
    public async Task a_name_added_later_is_told_and_one_that_was_told_is_not_told_again()
    {
        var paul = await forum.Person("paul");
        var topic = await forum.Topic(marie, hall, text: "Bonjour @ines, bienvenue ici.");
        await forum.Settle();
        await forum.With((MarkNotificationsRead mark) => mark.Run(new(ines), default));

        await forum.With((EditPost edit) => edit.Run(new(marie, topic.PostId, "Bonjour @ines et @paul, bienvenue ici.", null), default));

        (await Told(paul)).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.Mention);
        (await Told(ines)).ShouldHaveSingleItem().IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task likes_of_a_post_gather_in_one_notification_and_go_with_the_last()
    {
        var paul = await forum.Person("paul");
        var topic = await forum.Topic(marie, hall);
        await Like(ines, topic.PostId);
        await Like(paul, topic.PostId);

        var told = (await Told(marie)).ShouldHaveSingleItem();
        (told.Kind, told.By!.Username, told.Others).ShouldBe((NotificationKind.Like, "paul", 1));

        await Like(paul, topic.PostId, takeBack: true);
        (await Told(marie)).ShouldHaveSingleItem().By!.Username.ShouldBe("ines");
        await Like(ines, topic.PostId, takeBack: true);
        (await Told(marie)).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_event_delivered_twice_tells_once()
    {
        var topic = await forum.Topic(marie, hall);
        var reply = await forum.Reply(ines, topic.TopicId, "Bonjour @marie, voilà ma réponse.");
        await forum.Settle();

        var again = new PostCreated { PostId = reply.PostId, TopicId = topic.TopicId, CategoryId = hall.Id, Number = 2, AuthorId = ines.Id };
        await forum.Write(write =>
        {
            write.Raise(again);
            return Task.CompletedTask;
        });

        (await Told(marie)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task nobody_is_told_of_what_they_may_not_read_and_what_moves_out_of_reach_goes_from_the_list()
    {
        var modo = await forum.Person("modo", Role.Moderator);
        var office = await forum.Category("Bureau", readBy: Audience.Staff);
        var secret = await forum.Topic(modo, office, text: "À propos de @marie, entre nous.");
        (await Told(marie)).ShouldBeEmpty();

        var topic = await forum.Topic(marie, hall);
        await forum.Reply(modo, topic.TopicId);
        (await Told(marie)).Count.ShouldBe(1);
        await forum.With((EditTopic edit) => edit.Run(new(modo, topic.TopicId, "Un sujet pour essayer", [], office.Id), default));

        (await Told(marie)).ShouldBeEmpty();
        (await Told(modo)).ShouldBeEmpty();
        secret.TopicId.ShouldNotBe(topic.TopicId);
    }

    [Fact]
    public async Task a_deleted_post_takes_its_notification_along_and_brings_it_back()
    {
        var topic = await forum.Topic(marie, hall);
        var reply = await forum.Reply(ines, topic.TopicId);
        (await Bell(marie)).ShouldBe(1);

        await forum.With((DeletePost delete) => delete.Run(new(ines, reply.PostId), default));
        (await Told(marie)).ShouldBeEmpty();
        (await Bell(marie)).ShouldBe(0);

        await forum.With((RestorePost restore) => restore.Run(new(ines, reply.PostId), default));
        (await Told(marie)).Count.ShouldBe(1);
        (await Bell(marie)).ShouldBe(1);
    }

    [Fact]
    public async Task the_team_s_word_on_one_s_own_post_stays_with_its_reason_when_the_post_is_gone()
    {
        var topic = await forum.Topic(marie, hall);
        var reply = await forum.Reply(ines, topic.TopicId);
        await forum.Write(write => forum.Services.GetRequiredService<Notify>().Tell(
            write, new MemberNotice(NotificationKind.PostHidden, ines.Id, $"hidden:{reply.PostId}") { PostId = reply.PostId, Detail = "Hors sujet ici." }, default));
        await forum.With((DeletePost delete) => delete.Run(new(TestForum.Root, reply.PostId), default));

        var told = (await Told(ines)).ShouldHaveSingleItem();
        (told.Kind, told.Detail, told.Title, told.PostId, told.Extract).ShouldBe((NotificationKind.PostHidden, "Hors sujet ici.", null, null, ""));
    }

    [Fact]
    public async Task a_choice_for_a_member_who_is_gone_is_no_choice() =>
        (await forum.With((ChooseNotificationMail choose) => choose.Run(new(999_999, MailedKinds.Likes), default))).ShouldBeOfType<ChooseNotificationMail.Outcome.NotFound>();

    private async Task<IReadOnlyList<NotificationItem>> Told(Actor actor)
    {
        await forum.Settle();
        return (await forum.With((NotificationQueries queries) => queries.Page(actor, 1, null, default))).Items;
    }

    private async Task<int> Bell(Actor actor)
    {
        await forum.Settle();
        return (await forum.Services.GetRequiredService<UnreadNotifications>().Of(actor, default)).Count;
    }

    private Task Like(Actor by, long postId, bool takeBack = false) => forum.With((LikePost like) => like.Run(new(by, postId, takeBack), default));
}
