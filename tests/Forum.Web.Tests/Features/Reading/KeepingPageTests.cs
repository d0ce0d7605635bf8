using System.Net;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Reading;

public sealed class KeepingPageTests
{
    [Fact]
    public async Task a_post_and_a_topic_are_kept_noted_and_let_go_of()
    {
        await using var forum = await TestForum.Start();
        var topic = await forum.Topic(await forum.Member("ines"), await forum.Category("Hall"));
        var path = ReadingPageTests.Path(topic);
        using var ines = forum.Visitor();
        await ines.SignIn("ines");

        (await ines.Submit(await ines.Get(path), $"/p/{topic.PostId}/bookmark")).Location.ShouldBe(path + "#post-1");
        (await ines.Submit(await ines.Get(path), $"/topics/{topic.TopicId}/bookmark")).Location.ShouldBe(path);
        (await ines.Get(path)).Document.QuerySelector("#post-1 header a[href='/bookmarks']").ShouldNotBeNull();
        var list = await ines.Get("/bookmarks");
        list.Document.QuerySelectorAll(".did li").Length.ShouldBe(2);
        var id = await forum.Read(db => db.Bookmarks.Where(b => b.PostId == topic.PostId).Select(b => b.Id).SingleAsync());
        await ines.Submit(list, $"/bookmarks/{id}/note", ("note", "Pour demain"));
        (await ines.Get("/bookmarks")).Document.QuerySelector($"#note-{id}")!.GetAttribute("value").ShouldBe("Pour demain");

        await ines.Submit(await ines.Get(path), $"/p/{topic.PostId}/bookmark/end");
        await ines.Submit(await ines.Get(path), $"/topics/{topic.TopicId}/bookmark/end");
        (await ines.Get("/bookmarks")).Document.QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task nobody_keeps_or_finds_what_they_may_not_see()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines) = (await forum.Person("mod", Role.Moderator), await forum.Person("ines"));
        var hidden = await forum.Topic(mod, await forum.Category("Salle des profs", Audience.Staff, Audience.Staff));

        (await forum.With((KeepBookmark keep) => keep.Run(new(ines) { PostId = hidden.PostId }, default))).ShouldBeOfType<KeepBookmark.Outcome.NotFound>();
        (await forum.With((KeepBookmark keep) => keep.Run(new(ines) { TopicId = hidden.TopicId }, default))).ShouldBeOfType<KeepBookmark.Outcome.NotFound>();
        (await forum.With((SaveDraft save) => save.Run(new(ines, DraftPlace.Reply(hidden.TopicId), "Un début"), default))).ShouldBeOfType<SaveDraft.Outcome.NotFound>();
    }

    [Fact]
    public async Task a_draft_waits_in_its_form_and_goes_with_what_it_became()
    {
        await using var forum = await TestForum.Start();
        var topic = await forum.Topic(await forum.Member("ines"), await forum.Category("Hall"));
        var (path, action) = (ReadingPageTests.Path(topic), $"/topics/{topic.TopicId}/replies");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");

        (await ines.Submit(await ines.Get(path), action, ("markdown", "Je commence ici"), ("saveDraft", "true"))).Location.ShouldBe(path + "#reply");
        var page = await ines.Get(path);
        page.Document.QuerySelector("#reply textarea")!.TextContent.ShouldContain("Je commence ici");
        page.Text.ShouldContain("Brouillon repris");
        (await ines.Get("/drafts")).Document.QuerySelector($".did a[href='{path}#reply']").ShouldNotBeNull();
        await ines.Submit(page, action, ("markdown", "Je commence ici et je finis."));
        (await ines.Get("/drafts")).Document.QuerySelector(".empty").ShouldNotBeNull();
        (await ines.Get(path)).Document.QuerySelector("#reply textarea")!.TextContent.Trim().ShouldBeEmpty();

        await ines.Submit(await ines.Get("/topics/new"), "/topics", ("title", "Un titre"), ("markdown", "Un message"), ("question", "true"), ("saveDraft", "true"));
        var again = await ines.Get("/topics/new");
        again.ValueOf("title").ShouldBe("Un titre");
        again.Document.QuerySelector("#question[checked]").ShouldNotBeNull();
        await ines.Post("/drafts", ("__RequestVerificationToken", again.ValueOf("__RequestVerificationToken")!), ("place", "topic"), ("title", "Un titre"), ("question", "false"), ("draftVersion", "1"));
        (await ines.Get("/topics/new")).Document.QuerySelector("#question[checked]").ShouldBeNull();
        await ines.Submit(await ines.Get($"/p/{topic.PostId}/edit"), $"/p/{topic.PostId}/edit", ("markdown", "Autrement dit"), ("saveDraft", "true"));
        (await ines.Get($"/p/{topic.PostId}/edit")).Document.QuerySelector("main textarea")!.TextContent.ShouldContain("Autrement dit");
        var list = await ines.Get("/drafts");
        list.Document.QuerySelectorAll(".did li").Length.ShouldBe(2);
        await ines.Submit(list, "/drafts/end", ("place", "topic"));
        (await ines.Get("/drafts")).Document.QuerySelectorAll(".did li").Length.ShouldBe(1);
        (await forum.With((DiscardDraft discard) => discard.Run(new(Actor.Guest, DraftPlace.Edit(topic.PostId)), default))).ShouldBeFalse();
    }

    [Fact]
    public async Task two_tabs_lose_no_text()
    {
        await using var forum = await TestForum.Start();
        var topic = await forum.Topic(await forum.Member("ines"), await forum.Category("Hall"));
        var (path, action) = (ReadingPageTests.Path(topic), $"/topics/{topic.TopicId}/replies");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        var (one, other) = (await ines.Get(path), await ines.Get(path));

        await ines.Submit(one, action, ("markdown", "Depuis le premier onglet"), ("saveDraft", "true"));
        (await ines.Post("/drafts", ("__RequestVerificationToken", other.ValueOf("__RequestVerificationToken")!), ("place", $"reply:{topic.TopicId}"), ("markdown", "Par le script"))).Status.ShouldBe(HttpStatusCode.Conflict);
        var told = await ines.Submit(other, action, ("markdown", "Depuis le second"), ("saveDraft", "true"));

        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Document.QuerySelector("#other-draft")!.TextContent.ShouldContain("Depuis le premier onglet");
        told.Document.QuerySelector("#reply textarea#markdown")!.TextContent.ShouldContain("Depuis le second");
        (await ines.Submit(told, action, ("markdown", "Depuis le second"), ("saveDraft", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task watchers_are_told_and_who_muted_is_not()
    {
        await using var forum = await TestForum.Start();
        var (ines, marc, tom) = (await forum.Member("ines"), await forum.Member("marc"), await forum.Person("tom"));
        var hall = await forum.Category("Hall");
        var topic = await forum.Topic(ines, hall);
        await forum.Settle();
        using var visitor = forum.Visitor();
        await visitor.SignIn("marc");

        var menu = await visitor.Get(ReadingPageTests.Path(topic));
        (await visitor.Submit(menu, $"/topics/{topic.TopicId}/attention", ("level", "watching"))).Location.ShouldBe(ReadingPageTests.Path(topic));
        (await visitor.Submit(await visitor.Get("/c/hall"), $"/categories/{hall.Id}/attention", ("level", "tracking"))).Location.ShouldBe("/c/hall");
        await forum.With((FollowTopic follow) => follow.Run(new(ines, topic.TopicId, Attention.Muted), default));
        await forum.Reply(tom, topic.TopicId);
        await forum.Settle();

        (await forum.Read(db => db.Notifications.Where(n => n.Kind == NotificationKind.Watched).Select(n => n.MemberId).ToListAsync())).ShouldBe([marc.Id]);
        (await forum.Read(db => db.Notifications.CountAsync(n => n.MemberId == ines.Id))).ShouldBe(0);
        (await visitor.Get("/notifications")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_topic_ends_with_others_like_it_that_its_reader_may_see()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Person("mod", Role.Moderator);
        var hall = await forum.Category("Hall");
        var room = await forum.Category("Salle des profs", Audience.Staff, Audience.Staff);
        var alike = await forum.Topic(mod, hall, "Une jointure qui double les lignes", "Un premier message, bien assez long.");
        await forum.Topic(mod, room, "Les jointures vues entre professeurs", "Un deuxième message, bien assez long.");
        await forum.Topic(mod, hall, "Centrer un bouton", "Un troisième message, bien assez long.");
        var topic = await forum.Topic(mod, hall, "Ma jointure SQL compte deux fois", "Un quatrième message, bien assez long.");
        using var visitor = forum.Visitor();

        var page = await visitor.Get(ReadingPageTests.Path(topic));

        page.Document.QuerySelectorAll(".next-up a").Select(a => a.GetAttribute("href")).ShouldBe([ReadingPageTests.Path(alike)]);
    }
}
