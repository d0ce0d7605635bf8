using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Questions;

public sealed class QuestionPageTests
{
    [Fact]
    public async Task the_asker_accepts_an_answer_which_then_stands_under_the_question()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        await forum.Member("marc");
        var topic = await forum.Topic(ines, await forum.Category("Entraide", questions: QuestionMode.Always), "Pourquoi ma grille déborde-t-elle ?");
        using var visitor = forum.Visitor();
        (await visitor.Get(Path(topic))).Document.QuerySelector(".event")!.TextContent.ShouldContain("Personne n’a encore répondu");
        var answer = await forum.Reply(await forum.Actor("marc"), topic.TopicId, "Il manque `min-width: 0` sur la colonne.");

        using var asker = forum.Visitor();
        await asker.SignIn("ines");
        var page = await asker.Get(Path(topic));
        page.Document.QuerySelector(".answer").ShouldBeNull();
        page.Document.QuerySelector(".event")!.TextContent.ShouldContain("acceptez-la");
        page.Document.QuerySelector("#post-1 button[formaction$='/acceptance']").ShouldBeNull();
        (await asker.Submit(page, $"/p/{answer.PostId}/acceptance")).Location.ShouldBe($"{Path(topic)}#post-2");

        var solved = await visitor.Get(Path(topic));
        solved.Document.QuerySelector(".answer")!.TextContent.ShouldContain("min-width: 0");
        solved.Document.QuerySelector(".answer .accepted-mark")!.TextContent.ShouldContain("par ines");
        solved.Document.QuerySelector(".answer a")!.GetAttribute("href").ShouldBe($"{Path(topic)}#post-2");
        solved.Document.QuerySelector("#post-2 > .accepted-mark").ShouldNotBeNull();
        solved.Document.QuerySelector(".topic-head .pill.solved").ShouldNotBeNull();
        (await visitor.Get("/latest")).Document.QuerySelector($"[data-topic-id='{topic.TopicId}'] .pill.solved").ShouldNotBeNull();
        (await visitor.Get("/questions")).Document.QuerySelector(".row").ShouldBeNull();
        (await visitor.Get("/questions?status=solved")).Document.QuerySelectorAll(".row").Length.ShouldBe(1);
        (await visitor.Get("/questions?status=none")).Location.ShouldBe("/questions");
        var within = await visitor.Get("/c/entraide?status=solved");
        within.Document.QuerySelectorAll(".row").Length.ShouldBe(1);
        within.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("/c/entraide?status=solved");
        within.Document.QuerySelector(".filters [aria-current]")!.TextContent.ShouldBe("Résolues");
        (await visitor.Get("/c/entraide?status=open")).Document.QuerySelector(".filters + .empty").ShouldNotBeNull();
        (await visitor.Get("/c/entraide?status=none")).Location.ShouldBe("/c/entraide");
        (await visitor.Get("/u/marc")).Document.QuerySelector(".facts")!.TextContent.ShouldContain("réponse acceptée");

        await forum.Settle();
        using var author = forum.Visitor();
        await author.SignIn("marc");
        (await author.Get("/notifications")).Text.ShouldContain("retenue comme solution");

        var withdrawn = await asker.Submit(await asker.Get(Path(topic)), $"/p/{answer.PostId}/acceptance/end");
        withdrawn.Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get(Path(topic))).Document.QuerySelector(".answer").ShouldBeNull();
        (await visitor.Get("/questions")).Document.QuerySelector($"[data-topic-id='{topic.TopicId}'] .state")!.TextContent.ShouldBe("Question ouverte");
        await forum.Settle();
        (await author.Get("/notifications")).Text.ShouldNotContain("retenue comme solution");
    }

    [Fact]
    public async Task others_are_told_why_they_may_not_and_mentors_may()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        await forum.Member("lea");
        await forum.Member("zoe", Role.Mentor);
        var topic = await forum.Topic(ines, await forum.Category("Entraide", questions: QuestionMode.Always));
        var plain = await forum.Topic(ines, await forum.Category("Hall"), "Une simple discussion", "Rien à demander, juste à dire.");
        var answer = await forum.Reply(await forum.Actor("lea"), topic.TopicId);
        var other = await forum.Reply(ines, topic.TopicId);
        var chat = await forum.Reply(await forum.Actor("lea"), plain.TopicId);

        using var lea = forum.Visitor();
        await lea.SignIn("lea");
        var page = await lea.Get(Path(topic));
        page.Document.QuerySelector("button[formaction$='/acceptance']").ShouldBeNull();
        (await Press(lea, page, answer.PostId)).Text.ShouldContain("les mentors et l’équipe");

        using var zoe = forum.Visitor();
        await zoe.SignIn("zoe");
        page = await zoe.Get(Path(topic));
        (await Press(zoe, page, topic.PostId)).Text.ShouldContain("la question elle-même");
        (await Press(zoe, page, chat.PostId)).Text.ShouldContain("n’est pas une question");
        (await Press(zoe, page, 999_999)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Press(zoe, page, answer.PostId)).Status.ShouldBe(HttpStatusCode.Found);
        (await Press(zoe, page, other.PostId)).Status.ShouldBe(HttpStatusCode.Found);
        (await forum.Read(db => db.Topics.Where(t => t.Id == topic.TopicId).Select(t => t.AcceptedPostId).FirstAsync())).ShouldBe(other.PostId);

        using var guest = forum.Visitor();
        (await Press(guest, await guest.Get(Path(topic)), answer.PostId)).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_answer_that_goes_takes_its_mark_along_and_many_at_once_leave_one()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var marc = await forum.Person("marc");
        var mod = await forum.Person("mod", Role.Moderator);
        var topic = await forum.Topic(ines, await forum.Category("Entraide", questions: QuestionMode.Always));
        var answers = new List<long>();
        for (var i = 0; i < 8; i++) answers.Add((await forum.Reply(marc, topic.TopicId)).PostId);

        await Task.WhenAll(answers.Concat(answers).Select(id => forum.With((AcceptAnswer accept) => accept.Run(new(ines, id), default))));
        await forum.Settle();
        var accepted = (await Accepted(forum, topic))!.Value;
        (await forum.Read(db => db.Notifications.Where(n => n.Key.StartsWith("accepted:")).Select(n => n.PostId).ToListAsync())).ShouldBe([accepted]);

        await forum.With((DeletePost delete) => delete.Run(new(mod, accepted), default));
        (await Accepted(forum, topic)).ShouldBeNull();
        (await forum.With((AcceptAnswer accept) => accept.Run(new(mod, accepted), default))).ShouldBeOfType<AcceptAnswer.Outcome.Refused>().Why.Reason.ShouldBe(PostPolicy.IsDeleted);
        await forum.With((RestorePost restore) => restore.Run(new(mod, accepted), default));
        (await Accepted(forum, topic)).ShouldBeNull();
        (await forum.Read(db => db.Topics.Select(t => t.AnswerCount).SingleAsync())).ShouldBe(8);
        await forum.Settle();
        (await forum.Read(db => db.Notifications.CountAsync(n => n.Key.StartsWith("accepted:")))).ShouldBe(0);
    }

    [Fact]
    public async Task a_category_has_questions_never_always_or_by_choice()
    {
        await using var forum = await TestForum.Start();
        var admin = await forum.Member("root", Role.Admin);
        var never = await forum.Category("Hall");
        var choice = await forum.Category("Atelier", questions: QuestionMode.Choice);
        using var visitor = forum.Visitor();
        await visitor.SignIn("root");

        var form = await visitor.Get("/topics/new");
        form.Document.QuerySelector("#question-hint")!.TextContent.ShouldContain("Atelier");
        var refused = await Write(never, "Pourquoi pas ici, au fond ?");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorOf("question")!.ShouldContain("ne prend pas de questions");
        refused.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Un message");
        (await Write(choice, "Pourquoi pas ici, plutôt ?")).Status.ShouldBe(HttpStatusCode.Found);
        var topic = await forum.Read(db => db.Topics.SingleAsync());
        topic.Kind.ShouldBe(TopicKind.Question);
        var answer = await forum.Reply(await forum.Person("marc"), topic.Id);
        await forum.With((AcceptAnswer accept) => accept.Run(new(admin, answer.PostId), default));

        // Moved to where there are no questions, and left a question: no. Made a discussion: it has no answer any more.
        var path = $"/topics/{topic.Id}/edit";
        (await visitor.Submit(await visitor.Get(path), path, ("title", topic.Title), ("category", $"{never.Id}"), ("question", "true"))).ErrorOf("question").ShouldNotBeNull();
        (await visitor.Submit(await visitor.Get(path), path, ("title", topic.Title), ("category", $"{never.Id}"))).Status.ShouldBe(HttpStatusCode.Found);
        topic = await forum.Read(db => db.Topics.SingleAsync());
        (topic.Kind, topic.AcceptedPostId, topic.CategoryId).ShouldBe((TopicKind.Discussion, null, never.Id));

        path = $"/admin/categories/{never.Id}";
        await visitor.Submit(await visitor.Get(path), path, ("name", "Hall"), ("hue", "1"), ("readBy", "Everyone"), ("writeBy", "Members"), ("questions", "Always"));
        (await visitor.Get(path)).Document.QuerySelector("#questions option[selected]")!.GetAttribute("value").ShouldBe("Always");
        (await visitor.Get("/topics/new")).Document.QuerySelector("#question-hint")!.TextContent.ShouldContain("Hall");

        Task<Page> Write(CategoryNode where, string title) => visitor.Submit(
            form, "/topics", ("title", title), ("category", $"{where.Id}"), ("question", "true"), ("markdown", "Un message assez long."));
    }

    [Fact]
    public async Task a_search_narrows_by_status()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var marc = await forum.Person("marc");
        var help = await forum.Category("Entraide", questions: QuestionMode.Always);
        var solved = await forum.Topic(ines, help, "Une grille qui déborde", "Ma grille déborde sur téléphone.");
        var answer = await forum.Reply(marc, solved.TopicId);
        await forum.With((AcceptAnswer accept) => accept.Run(new(ines, answer.PostId), default));
        var open = await forum.Topic(ines, help, "Une grille trop petite", "Ma grille est trop petite partout.");
        await forum.Reply(marc, open.TopicId);
        var silent = await forum.Topic(marc, await forum.Category("Hall"), "Une grille de mots croisés", "Qui en veut une ?");
        using var visitor = forum.Visitor();

        (await Found("grille status:solved")).ShouldBe([solved.TopicId]);
        (await Found("status:solved")).ShouldBe([solved.TopicId]);
        (await Found("grille status:open")).ShouldBe([open.TopicId]);
        (await Found("status:open category:entraide")).ShouldBe([open.TopicId]);
        (await Found("status:unanswered")).ShouldBe([silent.TopicId]);
        (await Found("grille status:unanswered @ines")).ShouldBeEmpty();

        async Task<List<long>> Found(string line) => [.. (await visitor.Get("/search?q=" + Uri.EscapeDataString(line))).Document
            .QuerySelectorAll(".rows [data-topic-id]").Select(r => long.Parse(r.GetAttribute("data-topic-id")!))];
    }

    private static string Path(OpenTopic.Outcome.Opened topic) => $"/t/{topic.Slug}/{topic.TopicId}";

    private static Task<long?> Accepted(TestForum forum, OpenTopic.Outcome.Opened topic) =>
        forum.Read(db => db.Topics.Where(t => t.Id == topic.TopicId).Select(t => t.AcceptedPostId).FirstAsync());

    // The form's token, sent to where the page offers no button.
    private static Task<Page> Press(Visitor visitor, Page page, long postId) =>
        visitor.Post($"/p/{postId}/acceptance", ("__RequestVerificationToken", page.ValueOf("__RequestVerificationToken") ?? ""));
}
