using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Questions;

public sealed class DeskPageTests
{
    [Fact]
    public async Task a_mentor_sees_who_waits_the_longest_first_and_how_late_it_is()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("zoe", Role.Mentor);
        var ines = await forum.Person("ines");
        var marc = await forum.Person("marc");
        var help = await forum.Category("Entraide", questions: QuestionMode.Always);
        var hall = await forum.Category("Hall");
        var choice = await forum.Category("Atelier", questions: QuestionMode.Choice);

        var late = await forum.Topic(ines, help, "Une question en retard");
        await forum.Reply(ines, late.TopicId, "Je précise ma question, pour aider.");
        forum.Clock.Advance(TimeSpan.FromHours(6));
        var soon = await forum.Topic(marc, hall, "Une discussion sans réponse", "Bonjour à toutes et à tous.");
        await forum.Topic(await forum.Actor("zoe"), hall, "Une nouvelle de la mentore", "Le cours de lundi est déplacé.");
        await forum.Topic(marc, choice, "Une simple discussion", "Je voulais juste le dire.");
        forum.Clock.Advance(TimeSpan.FromHours(19));
        var fresh = await forum.Topic(marc, help, "Une question toute neuve", "Comment fait-on cela ?");
        var answered = await forum.Topic(marc, help, "Une question répondue", "Comment fait-on ceci ?");
        var reply = await forum.Reply(ines, answered.TopicId);
        var closed = await forum.Topic(marc, help, "Une question fermée", "Comment fait-on autre chose ?");
        await forum.With((CloseTopic close) => close.Run(new(TestForum.Root, closed.TopicId), default));

        using var zoe = forum.Visitor();
        await zoe.SignIn("zoe");
        var desk = await zoe.Get("/desk");
        Rows(desk).ShouldBe([late.TopicId, soon.TopicId, fresh.TopicId]);
        desk.Document.QuerySelectorAll(".row .pill").Select(p => p.TextContent.Trim()).ShouldBe(["En retard", "Bientôt en retard"]);
        desk.Document.QuerySelector(".row-meta")!.TextContent.ShouldContain("ines attend depuis 25");
        desk.Document.QuerySelector(".menu a[href='/desk'] .count")!.TextContent.ShouldBe("3");

        // An answer taken away leaves somebody waiting again; one's own reply is seen at once.
        await forum.With((DeletePost delete) => delete.Run(new(TestForum.Root, reply.PostId), default));
        Rows(await zoe.Get("/desk")).ShouldBe([late.TopicId, soon.TopicId, fresh.TopicId, answered.TopicId]);
        var topic = $"/t/{late.Slug}/{late.TopicId}";
        await zoe.Submit(await zoe.Get(topic), $"/topics/{late.TopicId}/replies", ("markdown", "Voici la réponse attendue."));
        (await zoe.Get("/")).Document.QuerySelector(".menu a[href='/desk'] .count")!.TextContent.ShouldBe("3");
        (await zoe.Get("/desk?page=2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await zoe.Get("/desk?page=x")).Location.ShouldBe("/desk");
    }

    [Fact]
    public async Task a_desk_holds_what_its_owner_looks_after_costs_five_commands_and_says_bravo()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("zoe", Role.Mentor);
        await forum.Member("ines");
        await forum.Member("mod", Role.Moderator);
        var ines = await forum.Actor("ines");
        var mine = await forum.Category("Développement", questions: QuestionMode.Always);
        var other = await forum.Category("Comptabilité", questions: QuestionMode.Always);
        await forum.Rights(mine, (await forum.Group("Mentors dev", await forum.Actor("zoe")), Right.Reply));
        using var zoe = forum.Visitor();
        await zoe.SignIn("zoe");
        using var mod = forum.Visitor("192.0.2.2");
        await mod.SignIn("mod");
        (await zoe.Get("/desk")).Text.ShouldContain("Bravo");

        await forum.Topic(ines, other, "Une écriture qui ne tombe pas juste", "Il manque un centime quelque part.");
        for (var i = 0; i < 40; i++) await forum.Topic(ines, mine, $"La question numéro {i}", $"Le message numéro {i}.");
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        await zoe.Get("/desk");
        var before = CommandCount.Of(forum);
        var desk = await zoe.Get("/desk");
        (CommandCount.Of(forum) - before).ShouldBeLessThanOrEqualTo(5);

        Rows(desk).Count.ShouldBe(30);
        desk.Text.ShouldContain("40 personnes attendent");
        desk.Text.ShouldNotContain("Comptabilité");
        Rows(await zoe.Get("/desk?page=2")).Count.ShouldBe(10);
        (await mod.Get("/desk")).Text.ShouldContain("Comptabilité");
        desk.Document.QuerySelector(".menu .count")!.TextContent.ShouldBe("40");

        using var member = forum.Visitor();
        (await member.Get("/desk")).Location!.ShouldStartWith("/sign-in");
        await member.SignIn("ines");
        (await member.Get("/desk")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.Get("/")).Document.QuerySelector("a[href='/desk']").ShouldBeNull();
    }

    private static List<long> Rows(Page page) => [.. page.Document.QuerySelectorAll(".rows [data-topic-id]").Select(r => long.Parse(r.GetAttribute("data-topic-id")!))];
}
