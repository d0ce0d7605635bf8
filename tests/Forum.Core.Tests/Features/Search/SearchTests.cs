using Forum.Core.Features.Search;
using Forum.Core.Platform.Permissions;
using Forum.Testing;

namespace Forum.Core.Tests.Features.Search;

public sealed class SearchTests
{
    private static readonly DateTime Spring = new(2026, 3, 20, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task a_word_is_found_however_it_is_written()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var topic = await shelf.Topic("Une rencontre en forêt", "Jusqu’au cœur du bois, l’élan a traversé devant des chevaux : 12 en tout, aujourd'hui. J’écris en C#, C++, .NET et Node.js.");
        await shelf.Topic("Tarte aux pommes du dimanche", "Pelez les pommes, puis étalez la pâte.");
        string[] lines =
        [
            "elan", "ÉLAN", "l'élan", "les élans", "l’elan traverse", "coeur", "cœurs", "cheval", "qu'il traversait", "travers", "C#", "c++", ".net", "node.js",
            "aujourd’hui", "12", "\"des chevaux\"", "« des CHEVAUX »",
        ];

        foreach (var line in lines) (await shelf.Topics(line)).ShouldBe([topic], line);
    }

    [Fact]
    public async Task what_nothing_fits_finds_nothing()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        await shelf.Topic("Une rencontre en forêt", "Au cœur du bois, des chevaux.");

        foreach (var line in new[] { "\"bois cœur\"", "\"un cheval\"" })
        {
            var found = await shelf.Find(line);
            found.Total.ShouldBe(0, line);
            found.Results.ShouldBeEmpty(line);
        }
    }

    [Fact]
    public async Task operators_narrow_a_search()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var karim = await shelf.Member("Karim");
        var kitchen = await shelf.Category("cuisine");
        var old = await shelf.Topic("Pommes au four", "Le four et les pommes.", at: Spring.AddMonths(-6), tags: "dessert");
        var mine = await shelf.Topic("Compote", "Une compote de pommes.", author: karim, at: Spring);
        var cooked = await shelf.Topic("Gratin", "Des pommes de terre.", category: kitchen, at: Spring.AddDays(1));

        (await shelf.Topics("pommes order:latest")).ShouldBe([cooked, mine, old]);
        (await shelf.Topics("pommes in:title")).ShouldBe([old]);
        (await shelf.Topics("pommes tag:dessert")).ShouldBe([old]);
        (await shelf.Topics("pommes @karim")).ShouldBe([mine]);
        (await shelf.Topics("@KARIM")).ShouldBe([mine]);
        (await shelf.Topics("pommes category:cuisine")).ShouldBe([cooked]);
        (await shelf.Topics("pommes category:\"Cuisine\"")).ShouldBe([cooked]);
        (await shelf.Topics("pommes before:2026-01")).ShouldBe([old]);
        (await shelf.Topics("pommes after:2026-03-21")).ShouldBe([cooked]);
        (await shelf.Topics("after:2026 before:2026-03-21")).ShouldBe([mine]);
        (await shelf.Topics("before:hier compote")).ShouldContain(mine);
    }

    [Fact]
    public async Task without_a_word_a_place_a_tag_a_person_or_a_time_is_enough()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var karim = await shelf.Member("Karim");
        var kitchen = await shelf.Category("cuisine");
        var old = await shelf.Topic("Pommes au four", "Le four et les pommes.", category: kitchen, at: Spring.AddMonths(-6), tags: "dessert");
        var mine = await shelf.Topic("Compote", "Une compote de pommes.", author: karim, at: Spring, tags: "dessert");
        var cooked = await shelf.Topic("Gratin", "Des pommes de terre.", category: kitchen, at: Spring.AddDays(1));

        (await shelf.Topics("after:1970")).ShouldBe([cooked, mine, old]);
        (await shelf.Topics("category:cuisine")).ShouldBe([cooked, old]);
        (await shelf.Topics("tag:dessert order:latest")).ShouldBe([mine, old]);
        (await shelf.Topics("category:cuisine tag:dessert")).ShouldBe([old]);
        (await shelf.Topics("tag:dessert after:2026")).ShouldBe([mine]);
        (await shelf.Topics("category:cuisine before:2026")).ShouldBe([old]);
        (await shelf.Topics("@karim after:2026")).ShouldBe([mine]);
    }

    [Fact]
    public async Task the_last_word_may_be_unfinished_and_the_title_weighs_more()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var inText = await shelf.Topic("Une question de débutant", "Quel logiciel pour la photographie ?");
        var inTitle = await shelf.Topic("Photographie de nuit", "Quel trépied faut-il prendre ?");

        (await shelf.Topics("photogr")).ShouldBe([inTitle, inText]);
        (await shelf.Topics("photogr ")).ShouldBeEmpty();
    }

    [Fact]
    public async Task when_few_hold_all_words_those_with_some_come_too()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var both = await shelf.Topic("Réparer un vélo", "Changer la chaîne du vélo.");
        var one = await shelf.Topic("Acheter un vélo", "Neuf ou d’occasion ?");

        var found = await shelf.Find("chaîne vélo");

        found.Results.Select(r => r.TopicId).ShouldBe([both, one]);
        found.Widened.ShouldBeTrue();
        (await shelf.Find("vélo")).Widened.ShouldBeFalse();
    }

    [Fact]
    public async Task nobody_finds_or_counts_what_they_may_not_read()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var open = await shelf.Topic("Le canari public", "Un canari.");
        var members = await shelf.Topic("Le canari des membres", "Un canari.", await shelf.Category("membres", Audience.Members));
        var staff = await shelf.Topic("Le canari de l’équipe", "Un canari.", await shelf.Category("equipe", Audience.Staff));

        await ShouldFind(Actor.Guest, open);
        await ShouldFind(new Actor(1, "m", "m", Role.Member), open, members);
        await ShouldFind(new Actor(2, "s", "s", Role.Moderator), open, members, staff);
        (await shelf.Find("canari category:membres")).Results.Select(r => r.TopicId).ShouldBe([open]);
        (await shelf.Ask("category:equipe")).Lost.ShouldHaveSingleItem().Choices.ShouldNotContain("category:equipe");

        async Task ShouldFind(Actor actor, params long[] topics)
        {
            foreach (var line in new[] { "canari", "canari perdu", "@ines" })
            {
                var found = await shelf.Find(line, actor: actor);
                found.Total.ShouldBe(topics.Length);
                found.Results.Select(r => r.TopicId).ShouldBe(topics, ignoreOrder: true);
            }
        }
    }

    [Fact]
    public async Task a_deleted_topic_or_post_vanishes_at_once_for_everybody_and_returns_when_restored()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var moderator = new Actor(2, "s", "s", Role.Moderator);
        var topic = await shelf.Topic("Une annonce de trop", "Le canari.");
        var other = await shelf.Topic("Un autre oiseau", "Le canari encore.");

        await forum.Write(async write => (await write.Db.Topics.FindAsync(topic))!.Delete(1, write.Now));
        await forum.Write(write => { write.Db.Posts.Single(p => p.TopicId == other).Delete(1, write.Now); return Task.CompletedTask; });
        (await shelf.Find("canari", actor: moderator)).Total.ShouldBe(0);

        await forum.Write(async write => (await write.Db.Topics.FindAsync(topic))!.Restore());
        (await shelf.Topics("canari")).ShouldBe([topic]);
    }

    [Fact]
    public async Task a_topic_appears_once_at_its_best_post()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var topic = await shelf.Topic("Quel outil choisir", "Bonjour à tous, je cherche un outil pour mon atelier, merci de vos conseils et de vos idées.");
        await shelf.Reply(topic, 2, "Un rabot peut-être, mais il y a tant de choix et tant de marques que je ne sais plus.");
        var best = await shelf.Reply(topic, 3, "Rabot, rabot, rabot.");

        var result = (await shelf.Find("rabot")).Results.ShouldHaveSingleItem();

        (result.TopicId, result.PostId, result.Number).ShouldBe((topic, best, 3));
        result.Extract.Count(p => p.IsHit).ShouldBe(3);
    }

    [Fact]
    public async Task an_edited_post_is_found_by_its_new_words_only()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var topic = await shelf.Topic("Une annonce", "Je vends une guitare.");

        await shelf.Edit(topic, "Une annonce", "Je vends un piano.");

        (await shelf.Topics("piano")).ShouldBe([topic]);
        (await shelf.Topics("guitare")).ShouldBeEmpty();
    }

    [Fact]
    public async Task pages_follow_one_another_and_end()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        await shelf.Topics([.. Enumerable.Range(1, 45).Select(i => ($"Sujet {i}", $"Le canari numéro {i} chante."))]);

        var pages = new List<long>();
        for (var page = 1; page <= 3; page++) pages.AddRange((await shelf.Find("canari", page)).Results.Select(r => r.TopicId));

        pages.Distinct().Count().ShouldBe(45);
        (await shelf.Find("canari")).LastPage.ShouldBe(3);
        (await shelf.Find("canari", 4)).Results.ShouldBeEmpty();
        (await shelf.Find("canari perdu", 3)).Results.Count.ShouldBe(5);
        (await shelf.Find("canari", int.MaxValue)).Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_line_without_words_asks_nothing()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        foreach (var line in new[] { "", "  ", "\"", "« »", "!?;" }) (await shelf.Ask(line)).ShouldBeOfType<SearchAnswer.NothingAsked>(line);
    }

    [Fact]
    public async Task a_filter_that_cannot_be_followed_is_named_and_the_rest_is_looked_for()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var topic = await shelf.Topic("Un vélo à réparer", "La chaîne est cassée.");

        foreach (var lost in new[] { "category:nulle-part", "tag:jamais", "@personne", "author:personne", "after:bientot", "before:2026-13", "status:perdu", "order:hasard", "in:cave" })
        {
            var found = await shelf.Find($"vélo {lost}");
            found.Results.Select(r => r.TopicId).ShouldBe([topic], lost);
            found.Lost.ShouldHaveSingleItem().Typed.ShouldBe(lost.Replace("author:", "@", StringComparison.Ordinal));
            found.Words.ShouldBe("vélo");
            (await shelf.Ask(lost)).ShouldBeOfType<SearchAnswer.NothingAsked>(lost);
        }

        (await shelf.Find("vélo author:ines")).Lost.ShouldBeEmpty();
        (await shelf.Find("Erreur:42 vélo")).Lost.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_tag_of_hidden_discussions_is_answered_like_none()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var secret = await shelf.Topic("Entre nous", "Une affaire de l’équipe.", await shelf.Category("equipe", Audience.Staff), tags: "secret");

        (await shelf.Ask("tag:secret")).Lost.ShouldHaveSingleItem();
        (await shelf.Find("tag:secret", actor: TestForum.Root)).Results.Select(r => r.TopicId).ShouldBe([secret]);
    }

    [Fact]
    public async Task a_line_is_long_enough_at_400_characters()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        (await shelf.Ask(new string('a', 400))).ShouldBeOfType<SearchAnswer.Found>();
        (await shelf.Ask(new string('a', 401))).ShouldBeOfType<SearchAnswer.TooLong>();
    }

    [Fact]
    public async Task no_line_breaks_the_search()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        await shelf.Topic("Une rencontre en forêt", "Au cœur du bois, des chevaux.");
        string[] syntax =
        [
            "a AND", "OR", "NOT bois", "bois*", "title:bois", "{title}:bois", "bois NEAR/2 chevaux", "NEAR(bois chevaux, 2)", "^bois", "bois + chevaux", "-bois",
            "\"bois", "bois\"", "\"\"\"", "\\\"", "'; DROP TABLE posts; --", "in:", ":", "@", "tag:", "order:9", "before:0000-00-00", "\0", "\uD800", "category:\"",
            string.Join(' ', Enumerable.Range(0, 190).Select(i => (char)('a' + (i % 26)))), new string('"', 400), new string('(', 400),
        ];

        foreach (var line in syntax.Concat(Corpora.Folder is null ? [] : Corpora.NaughtyStrings())) await shelf.Ask(line);

        (await shelf.Topics("bois")).Count.ShouldBe(1);
    }
}
