using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Posts;

public sealed class ReplyToTopicTests
{
    [Fact]
    public async Task a_reply_takes_the_next_number_and_moves_the_topic_up()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        forum.Clock.Advance(TimeSpan.FromMinutes(10));

        var reply = await forum.Reply(bob, topic.TopicId);

        reply.Number.ShouldBe(2);
        var row = await forum.Read(db => db.Topics.SingleAsync(t => t.Id == topic.TopicId));
        row.PostCount.ShouldBe(2);
        row.LastPosterId.ShouldBe(bob.Id);
        row.LastPostAt.ShouldBe(forum.Clock.GetUtcNow().UtcDateTime);
        row.Faces.ShouldBe($"{ann.Id},{bob.Id}");
    }

    [Fact]
    public async Task a_second_click_finds_the_first_ones_post()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        var command = new ReplyToTopic.Command(ann, topic.TopicId, "Voici ce que j'ai essayé.") { Form = Guid.NewGuid() };

        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => forum.With((ReplyToTopic reply) => reply.Run(command, default))));

        clicks.Cast<ReplyToTopic.Outcome.Posted>().Select(c => c.PostId).Distinct().Count().ShouldBe(1);
        (await forum.Read(db => db.Posts.CountAsync(p => p.TopicId == topic.TopicId))).ShouldBe(2);
    }

    [Fact]
    public async Task the_same_text_again_within_five_minutes_is_refused()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        await Run(forum, ann, topic.TopicId, "Merci à tout le monde !");

        (await Run(forum, ann, topic.TopicId, "  merci à  tout le monde !")).ShouldBeOfType<ReplyToTopic.Outcome.Refused>().Why.Reason.ShouldBe(RepeatScreen.Repeated);

        forum.Clock.Advance(TimeSpan.FromMinutes(6));
        (await Run(forum, ann, topic.TopicId, "Merci à tout le monde !")).ShouldBeOfType<ReplyToTopic.Outcome.Posted>();
    }

    [Fact]
    public async Task a_closed_topic_takes_no_replies()
    {
        await using var forum = await TestForum.Start();
        var (ann, mod) = (await forum.Person("ann"), await forum.Person("mod", Role.Moderator));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        await forum.With((CloseTopic close) => close.Run(new CloseTopic.Command(mod, topic.TopicId), default));

        (await Run(forum, ann, topic.TopicId, "J'arrive trop tard.")).ShouldBeOfType<ReplyToTopic.Outcome.Refused>().Why.Reason.ShouldBe(TopicPolicy.Closed);
        (await Run(forum, mod, topic.TopicId, "Un dernier mot de l'équipe.")).ShouldBeOfType<ReplyToTopic.Outcome.Posted>();
    }

    [Fact]
    public async Task what_one_may_not_see_does_not_exist()
    {
        await using var forum = await TestForum.Start();
        var (ann, mod) = (await forum.Person("ann"), await forum.Person("mod", Role.Moderator));
        var topic = await forum.Topic(mod, await forum.Category("Équipe", readBy: Audience.Staff));

        (await Run(forum, ann, topic.TopicId, "Bonjour à l'équipe.")).ShouldBeOfType<ReplyToTopic.Outcome.NotFound>();
    }

    [Fact]
    public async Task a_guest_is_asked_to_sign_in()
    {
        await using var forum = await TestForum.Start();
        var topic = await forum.Topic(await forum.Person("ann"), await forum.Category("Entraide"));

        (await Run(forum, Actor.Guest, topic.TopicId, "Je passe par là.")).ShouldBeOfType<ReplyToTopic.Outcome.Refused>().Why.Reason.ShouldBe(TopicPolicy.SignIn);
    }

    [Theory]
    [InlineData(9, PostText.TooShort)]
    [InlineData(10, null)]
    [InlineData(32_000, null)]
    [InlineData(32_001, PostText.TooLong)]
    public async Task length_is_counted_as_people_count(int characters, string? reason)
    {
        // A family is eleven code units and one character; an e with an accent of its own is two and one.
        var (_, refusal) = PostText.Read(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", characters / 2)) + string.Concat(Enumerable.Repeat("e\u0301", characters - (characters / 2))));

        refusal?.Reason.ShouldBe(reason);
        (refusal is null).ShouldBe(reason is null);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task twenty_at_once_get_twenty_numbers()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => forum.Reply(ann, topic.TopicId))));

        replies.Select(r => r.Number).Order().ShouldBe(Enumerable.Range(2, 20));
        (await forum.Read(db => db.Topics.SingleAsync(t => t.Id == topic.TopicId))).PostCount.ShouldBe(21);
    }

    [Fact]
    public async Task counters_that_lag_catch_up_and_are_counted_once()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var category = await forum.Category("Entraide");
        var topic = await forum.Topic(ann, category);
        var reply = await forum.Reply(bob, topic.TopicId);
        await forum.With((LikePost like) => like.Run(new LikePost.Command(ann, reply.PostId), default));

        (await forum.Settle()).ShouldBeGreaterThan(0);
        (await forum.Settle()).ShouldBe(0);

        var row = await forum.Read(db => db.Categories.SingleAsync(c => c.Id == category.Id));
        (row.TopicCount, row.PostCount).ShouldBe((1, 2));
        var member = await forum.Read(db => db.Members.SingleAsync(m => m.Id == bob.Id));
        (member.PostCount, member.LikesReceived).ShouldBe((1, 1));
    }

    [Fact]
    public async Task a_mention_leads_to_the_person_and_a_hidden_category_stays_hidden()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var category = await forum.Category("Entraide");
        await forum.Category("Secret", readBy: Audience.Staff);
        var topic = await forum.Topic(ann, category, text: "Bonjour @Bob, voir #entraide et #secret, pas @personne.");

        var html = (await forum.Read(db => db.Posts.SingleAsync(p => p.Id == topic.PostId))).Html;

        html.ShouldContain("href=\"/u/bob\"");
        html.ShouldContain("href=\"/c/entraide\"");
        html.ShouldNotContain("/c/secret");
        html.ShouldNotContain("/u/personne");
        bob.Id.ShouldBeGreaterThan(0);
    }

    private static Task<ReplyToTopic.Outcome> Run(TestForum forum, Actor actor, long topicId, string text) =>
        forum.With((ReplyToTopic reply) => reply.Run(new ReplyToTopic.Command(actor, topicId, text), default));
}
