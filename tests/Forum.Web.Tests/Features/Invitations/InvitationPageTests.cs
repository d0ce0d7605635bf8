using System.Net;
using AngleSharp.Dom;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Invitations;

/// <summary>The ways in, as people go them.</summary>
public sealed class InvitationPageTests
{
    [Fact]
    public async Task an_invited_person_joins_the_preview_with_a_confirmed_address_and_their_group()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("mod", Role.Moderator);
        var group = await forum.Group("Promo");
        await forum.Reach(Stage.Preview);
        using var mod = forum.Visitor();
        await mod.SignIn("mod");
        var none = await mod.Submit(await mod.Get("/invitations"), "/invitations", ("addresses", ""));
        (none.Status, none.ErrorOf("addresses")).ShouldBe((HttpStatusCode.UnprocessableEntity, "Donnez au moins une adresse."));
        var sent = await mod.Submit(none, "/invitations", ("addresses", "ines@example.test\nrien"), ("groups", $"{group}"));
        sent.Text.ShouldContain("1 invitation est partie");
        sent.Text.ShouldContain("Aucune adresse dans cette ligne");

        var link = (await forum.MailTo("ines@example.test")).ShouldHaveSingleItem().Data["link"];
        using var ines = forum.Visitor("192.0.2.2");
        var offer = await ines.Get(link);
        offer.Text.ShouldContain("mod vous invite");
        var form = await ines.Get(offer.Document.QuerySelector("main a.main")!.GetAttribute("href")!);
        form.ValueOf("email").ShouldBe("ines@example.test");
        var refused = await ines.Submit(form, "/sign-up", ("username", "ines"), ("email", "ines@example.test"), ("password", TestForum.Password));
        (refused.Status, refused.ErrorOf("agree")).ShouldBe((HttpStatusCode.UnprocessableEntity, "Pour rejoindre le forum, acceptez la charte."));
        var joined = await ines.Submit(refused, "/sign-up", ("username", "ines"), ("email", "ines@example.test"), ("password", TestForum.Password), ("agree", "true"));
        joined.Location.ShouldBe("/welcome");
        (await ines.Get("/welcome")).Text.ShouldNotContain("confirmez votre adresse");
        (await ines.Get("/invitations")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await forum.Read(db => db.GroupMembers.CountAsync(g => g.GroupId == group))).ShouldBe(1);
        (await forum.MailTo("ines@example.test")).Count.ShouldBe(1);

        using var second = forum.Visitor("192.0.2.3");
        (await second.Get(link)).Status.ShouldBe(HttpStatusCode.Gone);
        (await ines.Get(link)).Text.ShouldContain("Vous avez déjà accepté");
        (await mod.Get("/invitations")).Text.ShouldContain("Acceptée");
    }

    [Fact]
    public async Task a_member_accepts_a_link_and_is_led_to_its_category()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("mod", Role.Moderator);
        await forum.Member("ines");
        var help = await forum.Category("Aide");
        using var mod = forum.Visitor();
        await mod.SignIn("mod");
        var wrong = await mod.Submit(await mod.Get("/invitations"), "/invitations/links", ("uses", "0"), ("days", "7"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.ErrorOf("uses")!.ShouldStartWith("Choisissez un nombre de 1 à");
        var unread = await mod.Submit(wrong, "/invitations/links", ("uses", "beaucoup"), ("days", "99999999999"));
        (unread.Status, unread.ValueOf("uses"), unread.ValueOf("days")).ShouldBe((HttpStatusCode.UnprocessableEntity, "beaucoup", "99999999999"));
        unread.ErrorOf("days").ShouldNotBeNullOrEmpty();
        await mod.Submit(wrong, "/invitations/links", ("uses", "2"), ("days", "7"), ("category", $"{help.Id}"));
        var list = await mod.Get("/invitations");
        var link = new Uri(list.Document.QuerySelector("code.long")!.TextContent).PathAndQuery;

        using var ines = forum.Visitor("192.0.2.2");
        var back = (await ines.Get(link)).Document.QuerySelector("main a.plain")!.GetAttribute("href")!;
        (await ines.Get(back)).Text.ShouldContain("Connectez-vous pour continuer");
        await ines.SignIn("ines");
        (await ines.Submit(await ines.Get(link), "/invitation")).Location.ShouldBe("/c/aide");
        (await ines.Get("/invitation?token=rien")).Status.ShouldBe(HttpStatusCode.Gone);

        var id = await forum.Read(db => db.Invitations.Select(i => i.Id).SingleAsync());
        (await mod.Submit(list, $"/invitations/{id}/end")).Location.ShouldBe("/invitations?done=true");
        (await mod.Post($"/invitations/{id}/letters")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_new_member_is_welcomed_with_the_way_to_the_category_they_were_invited_to()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("mod", Role.Moderator);
        var team = await forum.Category("Équipe", Audience.Staff, Audience.Staff);
        var group = await forum.Group("Promo");
        await forum.Rights(team, (group, Right.Create));
        using var mod = forum.Visitor();
        await mod.SignIn("mod");
        await mod.Submit(await mod.Get("/invitations"), "/invitations/links", ("uses", "5"), ("days", "7"), ("category", $"{team.Id}"), ("groups", $"{group}"));
        await mod.Submit(await mod.Get("/invitations"), "/invitations/links", ("uses", "5"), ("days", "7"), ("category", $"{team.Id}"));
        var links = (await mod.Get("/invitations")).Document.QuerySelectorAll("code.long").Select(code => new Uri(code.TextContent).PathAndQuery).ToList();

        (await Welcome(forum, links[1], "ines")).ShouldBe("/c/equipe");
        (await Welcome(forum, links[0], "tom")).ShouldBe("/");
    }

    private static async Task<string> Welcome(TestForum forum, string link, string name)
    {
        using var visitor = forum.Visitor($"192.0.2.{name.Length}");
        var form = await visitor.Get((await visitor.Get(link)).Document.QuerySelector("main a.main")!.GetAttribute("href")!);
        var joined = await visitor.Submit(form, "/sign-up", ("username", name), ("email", $"{name}@example.test"), ("password", TestForum.Password), ("agree", "true"));
        joined.Location.ShouldBe("/welcome", joined.Text);
        return (await visitor.Get("/welcome")).Document.QuerySelector("main a.button.main")!.GetAttribute("href")!;
    }

    [Fact]
    public async Task staff_choose_how_one_joins_and_answer_those_who_wait()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("admin", Role.Admin);
        using var admin = forum.Visitor();
        await admin.SignIn("admin");
        var wrong = await admin.Submit(await admin.Get("/admin/registration"), "/admin/registration", ("mode", "Approval"), ("previewCap", "0"), ("invitationDays", "30"));
        (wrong.Status, wrong.ValueOf("previewCap")).ShouldBe((HttpStatusCode.UnprocessableEntity, "0"));
        wrong = await admin.Submit(wrong, "/admin/registration", ("mode", "Approval"), ("previewCap", "cent"), ("invitationDays", "30"));
        (wrong.ErrorOf("previewCap") is not null, wrong.ValueOf("previewCap")).ShouldBe((true, "cent"));
        (await admin.Submit(wrong, "/admin/registration", ("mode", nameof(Registration.Approval)), ("previewCap", "50"), ("invitationDays", "30"))).Location.ShouldBe("/admin/registration?saved=true");

        using var tom = forum.Visitor("192.0.2.2");
        var asked = await tom.Submit(await tom.Get("/sign-up"), "/sign-up", ("username", "tom"), ("email", "tom@example.test"), ("password", TestForum.Password), ("agree", "true"));
        asked.Text.ShouldContain("l’équipe vous répond bientôt");
        (await tom.Get("/u/tom")).Status.ShouldBe(HttpStatusCode.NotFound);
        var list = await admin.Get("/admin/registration");
        list.Text.ShouldContain("tom@example.test");
        var id = await forum.Read(db => db.Applications.Select(a => a.Id).SingleAsync());
        (await admin.Submit(list, $"/admin/registration/{id}/acceptance")).Location.ShouldBe("/admin/registration?saved=true");
        (await tom.SignIn("tom")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task a_member_takes_their_data_along_and_leaves()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("ines");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        (await ines.Get("/u/ines/preferences")).Document.QuerySelector("a[href='/u/ines/preferences/leave']").ShouldNotBeNull();
        var data = await ines.Get("/u/ines/preferences/export");
        (data.Status, data.Answer.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "application/zip"));
        (await ines.Get("/u/autre/preferences/export")).Status.ShouldBe(HttpStatusCode.NotFound);

        var page = await ines.Get("/u/ines/preferences/leave");
        var unsure = await ines.Submit(page, "/u/ines/preferences/leave");
        (unsure.Status, unsure.ErrorOf("sure")).ShouldBe((HttpStatusCode.UnprocessableEntity, "Cochez la case pour confirmer."));
        (await ines.Submit(unsure, "/u/ines/preferences/leave", ("sure", "true"))).Location.ShouldBe("/sign-in?done=left");
        (await ines.Get("/sign-in?done=left")).Text.ShouldContain("Votre compte est supprimé");
        (await ines.Get("/u/ines")).Status.ShouldBe(HttpStatusCode.NotFound);

        forum.Clock.Advance(TimeSpan.FromHours(2));
        await forum.Member("tom");
        using var tom = forum.Visitor();
        await tom.SignIn("tom");
        forum.Clock.Advance(TimeSpan.FromHours(2));
        (await tom.Get("/u/tom/preferences/leave")).Location!.ShouldStartWith("/confirm-password");
    }
}
