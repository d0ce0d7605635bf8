using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Topics;

public sealed class TopicTests
{
    [Fact]
    public async Task a_topic_stands_at_the_head_of_the_lists_with_its_tags()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var category = await forum.Category("Entraide");
        await forum.Topic(ann, category, "Le plus ancien sujet");
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        await forum.Topic(ann, category, "Le plus récent sujet", "Un autre premier message.", "SQL", "sql", "Requêtes");

        var items = await forum.With((TopicLists lists) => lists.Latest(new TopicFilter(), Actor.Guest, 10, default));

        items.Select(i => i.Title).ShouldBe(["Le plus récent sujet", "Le plus ancien sujet"]);
        items[0].Tags.ShouldBe(["requêtes", "sql"]);
        items[0].Faces.Single().Username.ShouldBe("ann");
        (await forum.With((TopicLists lists) => lists.Latest(new TopicFilter { Tag = "sql" }, Actor.Guest, 10, default))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_tag_keeps_its_accents_and_is_one_with_its_plain_spelling()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var category = await forum.Category("Entraide");
        await forum.Topic(ann, category, "Comment commencer en SQL", "Un premier message.", "Débutant", "debutant");
        await forum.Topic(ann, category, "Par où commencer en CSS", "Un autre message, qui parle de #DEBUTANT aussi.", "debutant");

        var items = await forum.With((TopicLists lists) => lists.Latest(new TopicFilter { Tag = "debutant" }, Actor.Guest, 10, default));

        items.Select(i => i.Tags.ShouldHaveSingleItem()).ShouldBe(["débutant", "débutant"]);
        (await forum.With((TagQueries tags) => tags.Used(Actor.Guest, default))).ShouldBe([new TagItem("débutant", 2)]);
    }

    [Fact]
    public async Task lists_hold_only_what_the_reader_may_open()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Person("mod", Role.Moderator);
        await forum.Topic(mod, await forum.Category("Ouvert"), "Pour tout le monde");
        await forum.Topic(mod, await forum.Category("Membres", Audience.Members), "Pour les membres", "Message pour les membres.");
        var hidden = await forum.Topic(mod, await forum.Category("Équipe", Audience.Staff), "Pour l'équipe", "Message pour l'équipe.");

        (await Titles(forum, Actor.Guest)).ShouldBe(["Pour tout le monde"]);
        (await Titles(forum, await forum.Person("ann"))).ShouldBe(["Pour les membres", "Pour tout le monde"]);
        (await Titles(forum, mod)).Count.ShouldBe(3);
        (await forum.With((TopicQueries topics) => topics.Show(hidden.TopicId, 1, Actor.Guest, default))).ShouldBeNull();
    }

    [Fact]
    public async Task pages_hold_thirty_and_go_on_by_cursor_without_gap_or_double()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var category = await forum.Category("Entraide");
        for (var n = 1; n <= 65; n++) await forum.Topic(ann, category, $"Le sujet numéro {n}", $"Le message numéro {n}.");

        var first = await Page(forum, 1);
        var second = await Page(forum, 2);
        var afterFirst = await forum.With((TopicLists lists) => lists.Page(new TopicFilter(), Actor.Guest, 1, TopicCursor.Of(first.Items[^1]), default));

        (first.Items.Count, first.Pages).ShouldBe((30, 3));
        afterFirst.Items.Select(i => i.Id).ShouldBe(second.Items.Select(i => i.Id));
        (await Page(forum, 3)).Items.Count.ShouldBe(5);
        (await Page(forum, 4)).Items.ShouldBeEmpty();
        TopicCursor.Read(TopicCursor.Of(first.Items[0]).ToString()).ShouldBe(TopicCursor.Of(first.Items[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("a-b")]
    [InlineData("99999999999999999-1")]
    [InlineData("-1--1")]
    public void a_cursor_that_is_none_is_told_apart(string text) => TopicCursor.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("Ma requête renvoie deux fois l'œuvre", "ma-requete-renvoie-deux-fois-l-oeuvre")]
    [InlineData("Ma requête renvoie chaque client deux fois après une jointure", "ma-requete-renvoie-chaque-client-deux-fois-apres-une")]
    [InlineData("¿¡!?…", "sujet")]
    [InlineData("Как дела, друзья", "как-дела-друзья")]
    public void the_address_reads_like_the_title(string title, string slug) => TopicTitle.SlugOf(title, "fr").ShouldBe(slug);

    [Theory]
    [InlineData("Sept ca", "topics.refused.titleShort")]
    [InlineData("Huit ca.", null)]
    [InlineData("  a   b  ", "topics.refused.titleShort")]
    public void a_title_has_eight_characters_at_least(string title, string? reason) => TopicTitle.Read(title).Refusal?.Reason.ShouldBe(reason);

    [Fact]
    public void a_title_has_two_hundred_characters_at_most()
    {
        TopicTitle.Read(string.Concat(Enumerable.Repeat("🧑‍🎓", 200))).Refusal.ShouldBeNull();
        TopicTitle.Read(new string('x', 201)).Refusal!.Reason.ShouldBe(TopicTitle.TooLong);
    }

    [Fact]
    public void unseen_characters_do_not_fill_a_title() => CleanText.Line("a\u202Eb\u200Bc\u0000 \n d").ShouldBe("abc d");

    [Fact]
    public async Task six_tags_are_too_many()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var category = await forum.Category("Entraide");

        var outcome = await forum.With((OpenTopic open) => open.Run(
            new OpenTopic.Command(ann, category.Id, "Un sujet pour essayer", "Un message assez long.") { Tags = ["a", "b", "c", "d", "e", "f"] }, default));

        outcome.ShouldBeOfType<OpenTopic.Outcome.Refused>().Why.ShouldSatisfyAllConditions(w => w.Reason.ShouldBe(TagNames.TooMany), w => w.Field.ShouldBe("tags"));
    }

    [Fact]
    public async Task a_deleted_topic_leaves_lists_and_counts_and_comes_back()
    {
        await using var forum = await TestForum.Start();
        var (ann, mod) = (await forum.Person("ann"), await forum.Person("mod", Role.Moderator));
        var category = await forum.Category("Entraide");
        var topic = await forum.Topic(ann, category, tags: "sql");
        await forum.Reply(ann, topic.TopicId);

        (await forum.With((DeleteTopic delete) => delete.Run(new DeleteTopic.Command(ann, topic.TopicId), default)))
            .ShouldBeOfType<DeleteTopic.Outcome.Refused>().Why.Reason.ShouldBe(TopicPolicy.HasReplies);
        await forum.With((DeleteTopic delete) => delete.Run(new DeleteTopic.Command(mod, topic.TopicId), default));
        await forum.Settle();

        (await Titles(forum, mod)).ShouldBeEmpty();
        (await forum.Read(db => db.Tags.SingleAsync())).TopicCount.ShouldBe(0);
        (await Figures(forum, category)).ShouldBe((0, 0));

        await forum.With((RestoreTopic restore) => restore.Run(new RestoreTopic.Command(mod, topic.TopicId), default));
        await forum.Settle();
        (await Titles(forum, ann)).Count.ShouldBe(1);
        (await Figures(forum, category)).ShouldBe((1, 2));
    }

    [Fact]
    public async Task a_topic_can_be_renamed_retagged_and_moved()
    {
        await using var forum = await TestForum.Start();
        var ann = await forum.Person("ann");
        var (from, to) = (await forum.Category("Entraide"), await forum.Category("Emploi"));
        var topic = await forum.Topic(ann, from, tags: "sql");
        await forum.Settle();

        var outcome = await forum.With((EditTopic edit) => edit.Run(new EditTopic.Command(ann, topic.TopicId, "Un tout autre titre", ["css"], to.Id), default));

        outcome.ShouldBeOfType<EditTopic.Outcome.Edited>().Slug.ShouldBe("un-tout-autre-titre");
        (await Figures(forum, from)).ShouldBe((0, 0));
        (await Figures(forum, to)).ShouldBe((1, 1));
        (await forum.Read(db => db.Tags.ToDictionaryAsync(t => t.Name, t => t.TopicCount))).ShouldBe(new Dictionary<string, int> { ["sql"] = 0, ["css"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task a_child_category_is_never_wider_than_its_parent()
    {
        await using var forum = await TestForum.Start();
        var parent = await forum.Category("Équipe", Audience.Staff);
        var child = await forum.Category("Sous-équipe", below: parent);

        child.ReadBy.ShouldBe(Audience.Staff);
        child.Path.ShouldBe("equipe/sous-equipe");
        (await forum.Category("Équipe")).Slug.ShouldBe("equipe-2");
    }

    [Fact]
    public async Task closing_a_category_closes_what_is_below()
    {
        await using var forum = await TestForum.Start();
        var parent = await forum.Category("Entraide");
        await forum.Category("Python", below: parent);

        await forum.With((EditCategory edit) => edit.Run(new EditCategory.Command(TestForum.Root, parent.Id, "Entraide", "", 1, 0, Audience.Members, Audience.Members), default));

        (await forum.Read(db => db.Categories.Select(c => c.ReadBy).ToListAsync())).ShouldAllBe(r => r == Audience.Members);
    }

    [Fact]
    public void the_author_stays_first_in_the_arcade()
    {
        var faces = new long[] { 2, 3, 4, 5, 2, 1 }.Aggregate(TopicFaces.Of(1), TopicFaces.With);

        faces.ShouldBe("1,4,5,2");
    }

    private static async Task<List<string>> Titles(TestForum forum, Actor actor) =>
        (await forum.With((TopicLists lists) => lists.Latest(new TopicFilter(), actor, 50, default))).ConvertAll(i => i.Title);

    private static Task<TopicListPage> Page(TestForum forum, int page) =>
        forum.With((TopicLists lists) => lists.Page(new TopicFilter(), Actor.Guest, page, null, default));

    private static async Task<(int, int)> Figures(TestForum forum, CategoryNode category)
    {
        var row = await forum.Read(db => db.Categories.SingleAsync(c => c.Id == category.Id));
        return (row.TopicCount, row.PostCount);
    }
}
