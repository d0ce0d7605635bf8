using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Posts;

public sealed class EditPostTests
{
    private readonly TimeSpan later = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task an_edit_keeps_the_text_it_replaces()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var topic = await forum.Topic(ann, await forum.Category("Entraide"), text: "première ligne\nseconde ligne");
        forum.Clock.Advance(later);

        (await Edit(forum, ann, topic.PostId, "première ligne\nseconde ligne, corrigée", 1)).ShouldBeOfType<EditPost.Outcome.Edited>();

        var life = await forum.With((PostHistory history) => history.Of(topic.PostId, ann, default));
        life!.Changes.Single().Lines.ShouldBe(
        [
            new(DiffKind.Same, "première ligne"),
            new(DiffKind.Removed, "seconde ligne"),
            new(DiffKind.Added, "seconde ligne, corrigée"),
        ]);
    }

    [Fact]
    public async Task a_long_text_rewritten_often_does_not_make_an_endless_page()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var mod = await forum.Person("mod", Role.Moderator);
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        for (var i = 1; i <= 6; i++)
            (await Edit(forum, mod, topic.PostId, string.Join('\n', Enumerable.Range(0, 2_500).Select(n => $"{i} {n * i}")), i)).ShouldBeOfType<EditPost.Outcome.Edited>();

        var life = await forum.With((PostHistory history) => history.Of(topic.PostId, ann, default));

        life!.Changes[0].Version.ShouldBe(6);
        life.Changes.Count.ShouldBeInRange(1, 5);
        life.Changes.Sum(change => change.Lines.Sum(line => line.Text.Length)).ShouldBeLessThan(160_000);
    }

    [Fact]
    public async Task a_correction_at_once_leaves_no_mark()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));

        await Edit(forum, ann, topic.PostId, "Un premier message sans faute.", 1);

        var post = await forum.Read(db => db.Posts.SingleAsync(p => p.Id == topic.PostId));
        (post.EditedAt, post.Version).ShouldBe((null, 2));
        (await forum.Read(db => db.PostRevisions.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task who_comes_second_is_shown_the_other_text_and_nothing_is_lost()
    {
        await using var forum = await TestForum.Start();
        var (ann, mod) = (await forum.Person("ann"), await forum.Person("mod", Role.Moderator));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        await Edit(forum, mod, topic.PostId, "Le texte de la modératrice.", 1);

        var second = (await Edit(forum, ann, topic.PostId, "Le texte de l'autrice.", 1)).ShouldBeOfType<EditPost.Outcome.Overtaken>();

        second.Theirs.ShouldBe("Le texte de la modératrice.");
        (await Edit(forum, ann, topic.PostId, "Les deux textes réunis.", second.Version)).ShouldBeOfType<EditPost.Outcome.Edited>();
    }

    [Fact]
    public async Task two_at_the_same_moment_never_both_win()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Edit(forum, ann, topic.PostId, $"La version numéro {n}.", 1))));

        outcomes.OfType<EditPost.Outcome.Edited>().Count().ShouldBe(1);
        outcomes.OfType<EditPost.Outcome.Overtaken>().Count().ShouldBe(5);
    }

    [Fact]
    public async Task others_may_not_edit_and_ones_own_time_runs_out()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));

        (await Edit(forum, bob, topic.PostId, "Je change ton texte.", 1)).ShouldBeOfType<EditPost.Outcome.Refused>().Why.Reason.ShouldBe(PostPolicy.NotYours);
        forum.Clock.Advance(TimeSpan.FromHours(25));
        (await Edit(forum, ann, topic.PostId, "Trop tard pour moi.", 1)).ShouldBeOfType<EditPost.Outcome.Refused>().Why.Reason.ShouldBe(PostPolicy.TooLate);
    }

    [Fact]
    public async Task a_deleted_post_is_gone_for_others_and_comes_back_whole()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        var reply = await forum.Reply(bob, topic.TopicId);

        (await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(bob, reply.PostId), default))).ShouldBeOfType<DeletePost.Outcome.Deleted>();

        (await Numbers(forum, topic.TopicId, ann)).ShouldBe([1]);
        (await Numbers(forum, topic.TopicId, bob)).ShouldBe([1, 2]);
        (await forum.With((RestorePost restore) => restore.Run(new RestorePost.Command(bob, reply.PostId), default))).ShouldBeOfType<RestorePost.Outcome.Restored>();
        (await Numbers(forum, topic.TopicId, ann)).ShouldBe([1, 2]);
        (await forum.Read(db => db.Topics.SingleAsync())).PostCount.ShouldBe(2);
    }

    [Fact]
    public async Task who_wrote_last_goes_by_what_can_be_read()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        var opened = (await forum.Read(db => db.Topics.SingleAsync())).LastPostAt;
        forum.Clock.Advance(TimeSpan.FromHours(1));
        var reply = await forum.Reply(bob, topic.TopicId);
        var replied = (await forum.Read(db => db.Topics.SingleAsync())).LastPostAt;
        async Task<(long, DateTime)> Last() => await forum.Read(async db => (await db.Topics.SingleAsync()) is var t ? (t.LastPosterId, t.LastPostAt) : default);

        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(bob, reply.PostId), default));
        (await Last()).ShouldBe((ann.Id, opened));
        await forum.With((RestorePost restore) => restore.Run(new RestorePost.Command(bob, reply.PostId), default));
        (await Last()).ShouldBe((bob.Id, replied));
    }

    [Fact]
    public async Task what_staff_removed_its_author_cannot_bring_back()
    {
        await using var forum = await TestForum.Start();
        var (ann, mod) = (await forum.Person("ann"), await forum.Person("mod", Role.Moderator));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        var reply = await forum.Reply(ann, topic.TopicId);
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(mod, reply.PostId), default));

        (await forum.With((RestorePost restore) => restore.Run(new RestorePost.Command(ann, reply.PostId), default))).ShouldBeOfType<RestorePost.Outcome.NotFound>();
        (await forum.Read(db => db.AuditEntries.AnyAsync(a => a.Action == "post.deleted"))).ShouldBeTrue();
    }

    [Fact]
    public async Task staff_have_the_last_word_on_a_post_its_author_deleted_first()
    {
        await using var forum = await TestForum.Start();
        var (ann, mod) = (await forum.Person("ann"), await forum.Person("mod", Role.Moderator));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));
        var reply = await forum.Reply(ann, topic.TopicId);
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(ann, reply.PostId), default));

        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(mod, reply.PostId), default));

        (await forum.With((RestorePost restore) => restore.Run(new RestorePost.Command(ann, reply.PostId), default))).ShouldBeOfType<RestorePost.Outcome.NotFound>();
        (await forum.Read(db => db.Topics.SingleAsync())).PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task thanks_given_twice_count_once()
    {
        await using var forum = await TestForum.Start();
        var (ann, bob) = (await forum.Person("ann"), await forum.Person("bob"));
        var topic = await forum.Topic(ann, await forum.Category("Entraide"));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => forum.With((LikePost like) => like.Run(new LikePost.Command(bob, topic.PostId), default)))));

        (await forum.Read(db => db.Posts.SingleAsync())).LikeCount.ShouldBe(1);
        (await forum.Read(db => db.Topics.SingleAsync())).LikeCount.ShouldBe(1);
        (await forum.With((LikePost like) => like.Run(new LikePost.Command(ann, topic.PostId), default))).ShouldBeOfType<LikePost.Outcome.Refused>().Why.Reason.ShouldBe(PostPolicy.OwnPost);
        await forum.With((LikePost like) => like.Run(new LikePost.Command(bob, topic.PostId, TakeBack: true), default));
        (await forum.Read(db => db.Posts.SingleAsync())).LikeCount.ShouldBe(0);
    }

    private static Task<EditPost.Outcome> Edit(TestForum forum, Actor actor, long postId, string text, int? version) =>
        forum.With((EditPost edit) => edit.Run(new EditPost.Command(actor, postId, text, version), default));

    private static async Task<IEnumerable<int>> Numbers(TestForum forum, long topicId, Actor actor) =>
        (await forum.With((TopicQueries topics) => topics.Show(topicId, 1, actor, default)))!.Posts.Select(p => p.Number);
}
