using System.Net;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Moderation;

/// <summary>Reporting, deciding, hiding and holding, through the pages and without script.</summary>
public sealed class ReviewPageTests
{
    [Fact]
    public async Task a_report_reaches_the_moderators_and_a_hidden_post_tells_its_author_why()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        var post = await forum.Reply(author, topic.TopicId, "Achetez mes montres, elles sont belles.");
        using var ines = await SignedIn(forum, "ines");
        using var mod = await SignedIn(forum, "mod", Role.Moderator);
        using var spammer = await SignedIn(forum, author.Username, null);

        await forum.With((EditProfile edit) => edit.Run(new(author, "Léo Martin", null, null, null), default));
        var form = await ines.Get($"/p/{post.PostId}/report");
        form.Text.ShouldContain("Léo Martin ne saura pas qui l’a signalé.");
        (await ines.Submit(form, $"/p/{post.PostId}/report", ("text", "Il vend."))).Text.ShouldContain("Choisissez ce qui ne va pas.");
        (await ines.Submit(form, $"/p/{post.PostId}/report", ("reason", "Spam"), ("text", "Il vend."))).Text.ShouldContain("Merci.");
        (await ines.Submit(form, $"/p/{post.PostId}/report", ("reason", "Spam"), ("text", "Il vend."))).Text.ShouldContain("Merci.");
        var again = await ines.Submit(form, $"/p/{post.PostId}/report", ("reason", "Spam"), ("text", "Et il insiste."));
        (again.Status, again.Document.QuerySelector("#kept")!.TextContent).ShouldBe(((HttpStatusCode)422, "Et il insiste."));
        (await ines.Get($"/p/{post.PostId}/report")).Text.ShouldContain("Vous avez déjà signalé ce message");
        (await forum.Read(db => db.Reports.CountAsync())).ShouldBe(1);

        var list = await mod.Get("/mod/review");
        list.Text.ShouldContain("Achetez mes montres");
        list.Text.ShouldContain("Il vend.");
        list.Document.QuerySelector($"#post-{post.PostId} a[href='/u/ines']").ShouldNotBeNull();
        (await mod.Submit(list, $"/mod/posts/{post.PostId}/hiding", ("reason", ""))).Text.ShouldContain("Dites pourquoi");
        var hidden = await mod.Submit(list, $"/mod/posts/{post.PostId}/hiding", ("reason", "Pas de publicité ici."));
        (await mod.Get(hidden.Location!)).Document.QuerySelector($".notice a[href='/mod/members/{author.Username}']").ShouldNotBeNull();
        (await ines.Get($"/p/{post.PostId}/report")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await mod.Get("/mod/review?author=a%20b%22")).Document.QuerySelector(".notice").ShouldBeNull();

        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        (await ines.Get(path)).Text.ShouldNotContain("montres");
        (await spammer.Get(path)).Document.QuerySelector("#post-2 .said")!.TextContent.ShouldBe("Pas de publicité ici.");
        (await spammer.Get("/waiting")).Text.ShouldContain("Pas de publicité ici.");
        (await mod.Get("/mod/review")).Text.ShouldNotContain("montres");
        var decided = await mod.Get("/mod/review?show=decided");
        decided.Text.ShouldContain("Masqué par mod");

        await mod.Submit(decided, $"/mod/posts/{post.PostId}/hiding/end");
        (await ines.Get($"/p/{post.PostId}/report")).Text.ShouldContain("vous a donné raison");
        (await ines.Get(path)).Text.ShouldContain("montres");
        (await forum.Read(db => db.PostHidings.CountAsync())).ShouldBe(0);
        (await forum.Read(db => db.Topics.Select(t => t.PostCount).SingleAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task reports_hide_a_post_by_themselves_until_a_moderator_dismisses_them()
    {
        await using var forum = await TestForum.Start();
        await forum.Write(write => forum.Services.GetRequiredService<SettingsStore>().Save(new ModerationSettings { HideAtScore = 2 }, write, default));
        var (_, topic) = await Topic(forum);
        foreach (var name in (string[])["un", "deux"])
        {
            var reporter = await forum.Person(name);
            (await forum.With((ReportPost report) => report.Run(new ReportPost.Command(reporter, topic.PostId, ReportReason.OffTopic, null), default))).ShouldBeOfType<ReportPost.Outcome.Reported>();
        }

        using var mod = await SignedIn(forum, "mod", Role.Moderator);
        (await forum.Visitor().Get($"/t/{topic.Slug}/{topic.TopicId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await mod.Submit(await mod.Get("/mod/review"), $"/mod/posts/{topic.PostId}/hiding/end");

        (await forum.Visitor().Get($"/t/{topic.Slug}/{topic.TopicId}")).Status.ShouldBe(HttpStatusCode.OK);
        (await forum.Read(db => db.Reports.Select(r => r.Upheld).ToListAsync())).ShouldBe([false, false]);
    }

    [Fact]
    public async Task hiding_a_first_post_says_what_goes_with_it_and_how_it_comes_back()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        await forum.Reply(await forum.Person("noe"), topic.TopicId);
        await forum.Reply(author, topic.TopicId);
        using var mod = await SignedIn(forum, "mod", Role.Moderator);

        var page = await mod.Get($"/mod/posts/{topic.PostId}");
        page.Document.QuerySelector(".reasoned summary")!.TextContent.ShouldContain("Masquer la discussion et ses 2 réponses");
        page.Document.QuerySelector(".reasoned .hint")!.TextContent.ShouldContain("les 2 réponses reçues aussi");

        var done = await mod.Get((await mod.Submit(page, $"/mod/posts/{topic.PostId}/hiding", ("reason", "Déjà dit ailleurs."))).Location!);
        done.Text.ShouldContain("La discussion est masquée avec ses 2 réponses.");
        var back = done.Document.QuerySelector(".notice a")!.GetAttribute("href")!;
        var hidden = await mod.Get(back);
        hidden.Text.ShouldContain("Masqué avec toute sa discussion.");
        await mod.Submit(hidden, $"/mod/posts/{topic.PostId}/hiding/end");
        (await forum.Visitor().Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelectorAll("article.post").Length.ShouldBe(3);
    }

    [Fact]
    public async Task what_is_deleted_elsewhere_is_not_offered_to_restore_here()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        var reply = await forum.Reply(author, topic.TopicId);
        await forum.With((DeleteTopic delete) => delete.Run(new DeleteTopic.Command(TestForum.Root, topic.TopicId), default));
        using var mod = await SignedIn(forum, "mod", Role.Moderator);

        var page = await mod.Get($"/mod/posts/{reply.PostId}");
        page.Text.ShouldContain("on le rétablit là où il était");
        page.Document.QuerySelector("form[action$='/hiding/end']").ShouldBeNull();
    }

    [Fact]
    public async Task three_people_reporting_somebody_new_silence_them()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        foreach (var name in (string[])["un", "deux", "trois"])
        {
            var reporter = await forum.Person(name);
            await forum.With((ReportPost report) => report.Run(new ReportPost.Command(reporter, topic.PostId, ReportReason.Spam, null), default));
        }

        using var visitor = await SignedIn(forum, author.Username, null);
        (await visitor.Get("/latest")).Text.ShouldContain("Plusieurs personnes ont signalé");
    }

    [Fact]
    public async Task nobody_reports_themselves_and_a_moderator_decides_at_once()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        using var visitor = await SignedIn(forum, author.Username, null);
        using var mod = await SignedIn(forum, "mod", Role.Moderator);

        (await visitor.Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelector($"a[href='/p/{topic.PostId}/report']").ShouldBeNull();
        (await visitor.Submit(await visitor.Get($"/p/{topic.PostId}/report"), $"/p/{topic.PostId}/report", ("reason", "Spam"))).Status.ShouldBe((HttpStatusCode)422);
        (await mod.Get($"/p/{topic.PostId}/report")).Location.ShouldBe($"/mod/posts/{topic.PostId}");
        (await visitor.Get("/mod/review")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"/mod/posts/{topic.PostId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await forum.Visitor().Get("/mod")).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task what_is_sent_twice_too_fast_waits_and_is_published_once()
    {
        await using var forum = await TestForum.Start(guarded: true);
        var (_, topic) = await Topic(forum);
        using var visitor = await SignedIn(forum, "presse");
        using var mod = await SignedIn(forum, "mod", Role.Moderator);
        var path = $"/t/{topic.Slug}/{topic.TopicId}";

        var again = await visitor.Submit(await visitor.Get(path), $"/topics/{topic.TopicId}/replies", ("markdown", "Une réponse très rapide."));
        again.Text.ShouldContain("envoyez une seconde fois");
        again.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Une réponse très rapide.");
        var held = await visitor.Submit(again, $"/topics/{topic.TopicId}/replies", ("markdown", "Une réponse très rapide."));
        held.Location.ShouldBe("/waiting");
        (await visitor.Submit(again, $"/topics/{topic.TopicId}/replies", ("markdown", "Une réponse très rapide."))).Location.ShouldBe("/waiting");
        (await visitor.Get("/waiting")).Text.ShouldContain("Une réponse très rapide.");
        (await forum.Visitor().Get(path)).Text.ShouldNotContain("très rapide");

        var list = await mod.Get("/mod/review");
        var id = await forum.Read(db => db.HeldPosts.Select(h => h.Id).SingleAsync());
        await mod.Submit(list, $"/mod/held/{id}/approval");
        await mod.Submit(list, $"/mod/held/{id}/approval");
        (await forum.Visitor().Get(path)).Text.ShouldContain("très rapide");
        (await forum.Read(db => db.Posts.CountAsync())).ShouldBe(2);
        (await visitor.Get("/waiting")).Text.ShouldContain("Rien de ce que vous avez écrit");
    }

    [Fact]
    public async Task what_is_not_published_tells_its_author_why()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        await forum.Write(write =>
        {
            write.Db.HeldPosts.Add(new HeldPost
            {
                AuthorId = author.Id,
                CategoryId = 1,
                Title = "Une offre à saisir",
                Markdown = "Des montres pour tous.",
                Form = Guid.NewGuid(),
                Reason = "antispam.held.fast",
                At = write.Now,
            });
            return Task.CompletedTask;
        });
        using var mod = await SignedIn(forum, "mod", Role.Moderator);
        using var visitor = await SignedIn(forum, author.Username, null);

        var refused = await mod.Submit(await mod.Get("/mod/review"), "/mod/held/1/rejection", ("reason", " "));
        refused.Status.ShouldBe((HttpStatusCode)422);
        await mod.Submit(refused, "/mod/held/1/rejection", ("reason", "Ici on ne vend rien."));

        (await visitor.Get("/waiting")).Text.ShouldContain("Ici on ne vend rien.");
        var again = await forum.With((DecideHeldPost decide) => decide.Run(new DecideHeldPost.Command(TestForum.Root, 1, Approve: true), default));
        again.ShouldBe(new DecideHeldPost.Outcome.Decided(null));
        (await forum.Read(db => db.Topics.CountAsync())).ShouldBe(1);
        _ = topic;
    }

    [Fact]
    public async Task the_list_costs_the_same_for_one_case_and_for_many()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);
        using var mod = await SignedIn(forum, "mod", Role.Moderator);
        var reporter = await forum.Person("vigie");
        await Report(1);
        var one = await Cost();
        await Report(ReviewQueries.PageSize + 1);

        (await Cost()).ShouldBe(one);
        one.ShouldBeLessThanOrEqualTo(5);
        var page = await mod.Get("/mod/review");
        page.Document.QuerySelectorAll(".case").Length.ShouldBe(ReviewQueries.PageSize);
        page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/mod/review?page=2");
        (await mod.Get("/mod/review?page=2")).Document.QuerySelectorAll(".case").Length.ShouldBe(2);
        (await mod.Get("/mod/review?page=3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await mod.Get("/mod/review?show=decided&page=x")).Location.ShouldBe("/mod/review?show=decided");

        async Task Report(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var post = await forum.Reply(author, topic.TopicId);
                (await forum.With((ReportPost report) => report.Run(new ReportPost.Command(reporter, post.PostId, ReportReason.Other, "Voyez vous-même."), default)))
                    .ShouldBe(new ReportPost.Outcome.Reported(new PostPlace(topic.TopicId, topic.Slug, post.Number)));
            }
        }

        async Task<int> Cost()
        {
            await mod.Get("/mod/review");
            var before = CommandCount.Of(forum);
            await mod.Get("/mod/review");
            return CommandCount.Of(forum) - before;
        }
    }

    [Fact]
    public async Task dismissing_and_hiding_are_for_moderators()
    {
        await using var forum = await TestForum.Start();
        var (author, topic) = await Topic(forum);

        (await forum.With((HidePost hide) => hide.Run(new HidePost.Command(author, topic.PostId, "Pour voir."), default))).ShouldBeOfType<HidePost.Outcome.Refused>();
        (await forum.With((DismissReports dismiss) => dismiss.Run(new DismissReports.Command(author, topic.PostId), default))).ShouldBeOfType<DismissReports.Outcome.Refused>();
    }

    internal static async Task<(Actor Author, OpenTopic.Outcome.Opened Topic)> Topic(TestForum forum)
    {
        var author = await forum.Member("leo");
        return (author, await forum.Topic(author, await forum.Category("Ateliers")));
    }

    internal static async Task<Visitor> SignedIn(TestForum forum, string name, Role? role = Role.Member)
    {
        if (role is { } one) await forum.Member(name, one);
        var visitor = forum.Visitor();
        await visitor.SignIn(name);
        return visitor;
    }
}
