using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Categories;

/// <summary>What a group may do in a category, and that it ends when the right does.</summary>
public sealed class CategoryRightsTests
{
    [Theory]
    [InlineData(nameof(Right.None), false, false, false, false)]
    [InlineData(nameof(Right.See), true, false, false, false)]
    [InlineData(nameof(Right.Reply), true, true, false, false)]
    [InlineData(nameof(Right.Create), true, true, true, false)]
    [InlineData(nameof(Right.Moderate), true, true, true, true)]
    public async Task each_right_holds_those_before_it(string name, bool sees, bool replies, bool opens, bool moderates)
    {
        await using var forum = await TestForum.Start();
        var right = Enum.Parse<Right>(name);
        var (mod, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"));
        var room = await forum.Category("Salle", Audience.Staff, Audience.Staff);
        var topic = await forum.Topic(mod, room);
        await forum.Rights(room, (await forum.Group("Promo", ines), right));
        ines = await forum.Again(ines);

        (await forum.Read(db => db.Topics.ListedFor(ines).AnyAsync())).ShouldBe(sees);
        (await forum.With((ReplyToTopic reply) => reply.Run(new(ines, topic.TopicId, "Je réponds ici."), default)) is ReplyToTopic.Outcome.Posted).ShouldBe(replies);
        (await forum.With((OpenTopic open) => open.Run(new(ines, room.Id, "Un sujet à moi", "Un premier message."), default)) is OpenTopic.Outcome.Opened).ShouldBe(opens);
        (await forum.With((CloseTopic close) => close.Run(new(ines, topic.TopicId), default)) is CloseTopic.Outcome.Done).ShouldBe(moderates);
        (await forum.With((DeleteTopic delete) => delete.Run(new(ines, topic.TopicId), default)) is DeleteTopic.Outcome.Deleted).ShouldBe(moderates);
        (await forum.Read(db => db.Topics.VisibleTo(ines).AnyAsync(t => t.Id == topic.TopicId))).ShouldBe(sees);
    }

    [Fact]
    public async Task members_may_be_let_reply_where_staff_open()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"));
        var news = await forum.Category("Annonces", writeBy: Audience.Staff);
        var topic = await forum.Topic(mod, news);
        await forum.Rights(news, (AutomaticGroup.Members, Right.Reply), (AutomaticGroup.Everyone, Right.Create), (AutomaticGroup.Staff, Right.See));
        (await forum.Read(db => db.CategoryRights.Select(r => r.GroupId).ToListAsync())).ShouldBe([AutomaticGroup.Members]);

        ines = await forum.Again(ines);
        (await forum.With((ReplyToTopic reply) => reply.Run(new(ines, topic.TopicId, "Merci pour la nouvelle."), default))).ShouldBeOfType<ReplyToTopic.Outcome.Posted>();
        (await forum.With((OpenTopic open) => open.Run(new(ines, news.Id, "Ma propre annonce", "Un premier message."), default)))
            .ShouldBeOfType<OpenTopic.Outcome.Refused>().Why.Reason.ShouldBe(TopicPolicy.CategoryClosed);
    }

    [Fact]
    public async Task a_moderator_of_one_category_is_nobody_in_another()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"));
        var (here, there) = (await forum.Category("Ici"), await forum.Category("Ailleurs"));
        await forum.Rights(here, (await forum.Group("Gardiens", ines), Right.Moderate));
        ines = await forum.Again(ines);
        var (mine, other) = (await forum.Topic(mod, here), await forum.Topic(mod, there, text: "Un tout autre message."));
        var reply = await forum.Reply(mod, mine.TopicId);

        (await forum.With((DeletePost delete) => delete.Run(new(ines, reply.PostId), default))).ShouldBeOfType<DeletePost.Outcome.Deleted>();
        (await forum.Read(db => db.Posts.VisibleTo(ines).AnyAsync(p => p.Id == reply.PostId))).ShouldBeTrue();
        (await forum.With((RestorePost restore) => restore.Run(new(ines, reply.PostId), default))).ShouldBeOfType<RestorePost.Outcome.Restored>();
        (await forum.With((EditPost edit) => edit.Run(new(ines, mine.PostId, "Remis en forme par la gardienne.", null), default))).ShouldBeOfType<EditPost.Outcome.Edited>();
        (await forum.With((CloseTopic close) => close.Run(new(ines, other.TopicId), default))).ShouldBeOfType<CloseTopic.Outcome.Refused>().Why.Reason.ShouldBe(TopicPolicy.StaffOnly);
        (await forum.With((EditPost edit) => edit.Run(new(ines, other.PostId, "Ce n'est pas à moi.", null), default))).ShouldBeOfType<EditPost.Outcome.Refused>();
    }

    [Fact]
    public async Task nobody_goes_through_a_door_without_the_one_above()
    {
        await using var forum = await TestForum.Start();
        var group = await forum.Group("Promo", await forum.Person("ines"));
        var hall = await forum.Category("Équipe", Audience.Staff, Audience.Staff);
        var room = await forum.Category("Bureau", Audience.Staff, Audience.Staff, below: hall);
        Task<SetCategoryRights.Outcome> Set(CategoryNode where, Right right) => forum.With((SetCategoryRights set) =>
            set.Run(new(TestForum.Root, where.Id, new Dictionary<long, Right> { [group] = right }), default));
        Task<List<long>> Held() => forum.Read(db => db.CategoryRights.Select(r => r.CategoryId).OrderBy(id => id).ToListAsync());

        (await Set(room, Right.See)).ShouldBeOfType<SetCategoryRights.Outcome.Refused>().Why.Reason.ShouldBe(SetCategoryRights.NotAbove);
        (await Set(hall, Right.See)).ShouldBeOfType<SetCategoryRights.Outcome.Set>();
        (await Set(room, Right.Create)).ShouldBeOfType<SetCategoryRights.Outcome.Set>();
        var second = await forum.Category("Réserve", Audience.Staff, Audience.Staff, below: hall);
        (await Held()).ShouldBe([hall.Id, room.Id, second.Id]);
        (await Set(hall, Right.None)).ShouldBeOfType<SetCategoryRights.Outcome.Set>();
        (await Held()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_link_leads_only_where_every_reader_may_go()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Person("mod", Role.Moderator);
        await forum.Category("Secret", Audience.Staff, Audience.Staff);
        var room = await forum.Category("Salle", Audience.Staff, Audience.Staff);
        await forum.Rights(room, (await forum.Group("Promo"), Right.Create));
        var topic = await forum.Topic(mod, room, text: "Voyez #secret, et ici #salle.");
        var html = await forum.Read(db => db.Posts.Where(p => p.Id == topic.PostId).Select(p => p.Html).SingleAsync());
        html.ShouldNotContain("/c/secret");
        html.ShouldContain("/c/salle");
    }

    [Fact]
    public async Task a_mentor_looks_after_what_their_groups_were_named_for_or_after_all()
    {
        await using var forum = await TestForum.Start();
        var (ines, leo) = (await forum.Person("ines", Role.Mentor), await forum.Person("leo"));
        var (help, life) = (await forum.Category("Aide"), await forum.Category("Vie"));
        await forum.Category("Équipe", Audience.Staff, Audience.Staff);
        async Task<long[]> After(Actor actor) =>
            [.. (await forum.Services.GetRequiredService<CategoryTrees>().Get(default)).LookedAfterBy(await forum.Again(actor)).Select(c => c.Id)];

        await forum.Rights(life, (AutomaticGroup.Members, Right.Create));
        (await After(ines)).ShouldBe([help.Id, life.Id]);
        await forum.Rights(help, (AutomaticGroup.Mentors, Right.Reply));
        (await After(ines)).ShouldBe([help.Id]);
        (await After(leo)).ShouldBeEmpty();
    }
}
