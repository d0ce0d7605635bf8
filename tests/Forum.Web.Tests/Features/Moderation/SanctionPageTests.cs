using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Email;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Moderation;

/// <summary>Silence and suspension, from the moderator's form to the person concerned, and the log that tells of it.</summary>
public sealed class SanctionPageTests
{
    [Fact]
    public async Task who_is_suspended_is_out_at_once_and_reads_why_and_until_when()
    {
        await using var forum = await TestForum.Start();
        await forum.Write(write => forum.Services.GetRequiredService<SettingsStore>().Save(new SiteSettings { IsSetUp = true, Stage = Stage.Live, Contact = "ecole@example.test" }, write, default));
        using var ines = await ReviewPageTests.SignedIn(forum, "ines");
        using var mod = await ReviewPageTests.SignedIn(forum, "mod", Role.Moderator);
        using var script = await forum.Script(new Actor(1, "ines", "ines", Role.Member));
        (await ines.Get("/u/ines/preferences")).Status.ShouldBe(HttpStatusCode.OK);

        var form = await mod.Get("/mod/members/ines");
        form.Document.QuerySelector("input[name=kind][checked]").ShouldBeNull();
        var nothing = await mod.Submit(form, "/mod/members/ines/sanctions", ("hours", "longtemps"), ("reason", "Insultes."));
        nothing.Text.ShouldContain("le silence ou la suspension.");
        (nothing.ErrorOf("hours"), nothing.Document.QuerySelector("#reason")!.TextContent).ShouldBe(("Choisissez pour combien de temps.", "Insultes."));
        (await mod.Submit(form, "/mod/members/ines/sanctions", ("kind", "Suspension"), ("hours", "72"), ("reason", ""))).Text.ShouldContain("Dites pourquoi");
        await mod.Submit(form, "/mod/members/ines/sanctions", ("kind", "Suspension"), ("hours", "72"), ("reason", "Insultes répétées."));

        await forum.Settle();
        var mail = await forum.Read(db => db.Emails.SingleAsync(m => m.Template == TellSanctioned.Suspended));
        var letter = forum.Services.GetRequiredService<EmailTemplates>().Write(mail, new SiteSettings { Title = "Le Pré" }, "http://localhost").Text;
        foreach (var words in new[] { "Insultes répétées.", "5 mars 2026", "ecole@example.test" }) letter.ShouldContain(words);

        (await ines.Get("/u/ines/preferences")).Location!.ShouldStartWith("/sign-in");
        var told = await ines.SignIn("ines");
        told.Status.ShouldBe(HttpStatusCode.Forbidden);
        told.Text.ShouldContain("Insultes répétées.");
        told.Text.ShouldContain("Fin le 5 mars 2026");
        told.Document.QuerySelector("main a[href='mailto:ecole@example.test']").ShouldNotBeNull();
        (await ines.SignIn("ines", "un mauvais mot de passe")).Text.ShouldNotContain("Insultes");
        (await script.Get("/categories")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        forum.Clock.Advance(TimeSpan.FromHours(72));
        (await ines.SignIn("ines")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task who_is_silenced_reads_and_writes_nowhere_until_it_is_lifted()
    {
        await using var forum = await TestForum.Start();
        var (_, topic) = await ReviewPageTests.Topic(forum);
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        using var ines = await ReviewPageTests.SignedIn(forum, "ines");
        using var mod = await ReviewPageTests.SignedIn(forum, "mod", Role.Moderator);
        using var script = await forum.Script((await forum.Read(db => db.Members.SingleAsync(m => m.Username == "ines"))).AsActor());
        var typed = await ines.Get(path);
        var profile = await ines.Get("/u/ines/preferences/profile");
        await mod.Submit(await mod.Get("/mod/members/ines"), "/mod/members/ines/sanctions", ("kind", "Silence"), ("hours", "0"), ("reason", "Trop de bruit."));

        var reading = await ines.Get(path);
        reading.Status.ShouldBe(HttpStatusCode.OK);
        reading.Text.ShouldContain("Trop de bruit.");
        reading.Document.QuerySelector("textarea[name=markdown]").ShouldBeNull();
        var text = string.Concat(Enumerable.Repeat("Une longue réponse écrite entre-temps. ", 4));
        var refused = await ines.Submit(typed, $"/topics/{topic.TopicId}/replies", ("markdown", text));
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Document.QuerySelector("textarea")!.TextContent.ShouldBe(text);
        (await ines.Submit(profile, "/u/ines/preferences/profile", ("bio", "Me voici."))).Status.ShouldBe(HttpStatusCode.Forbidden);
        var sent = await script.Post($"/topics/{topic.TopicId}/posts", new { markdown = "Par l’API, peut-être." });
        (sent.Status, sent.Code).ShouldBe((HttpStatusCode.Forbidden, ModerationPolicy.Silenced));

        var id = await forum.Read(db => db.Sanctions.Select(s => s.Id).SingleAsync());
        await mod.Submit(await mod.Get("/mod"), $"/mod/sanctions/{id}/end");
        (await ines.Submit(await ines.Get(path), $"/topics/{topic.TopicId}/replies", ("markdown", "Me revoilà parmi vous."))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task staff_act_on_nobody_of_their_rank_or_above()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Member("mod", Role.Moderator);
        await forum.Member("autre", Role.Moderator);
        var admin = await forum.Member("chef", Role.Admin);
        var member = await forum.Member("ines");

        (await Sanction(mod, "autre")).ShouldBe(ModerationPolicy.NotBelow);
        (await Sanction(mod, "chef")).ShouldBe(ModerationPolicy.NotBelow);
        (await Sanction(member, "mod")).ShouldBe(ModerationPolicy.NotModerator);
        (await Sanction(admin, "chef")).ShouldBe(ModerationPolicy.NotBelow);
        (await Sanction(admin, "mod")).ShouldBeNull();
        var lifted = await forum.With((LiftSanction lift) => lift.Run(new LiftSanction.Command(mod, 1), default));
        lifted.ShouldBeOfType<LiftSanction.Outcome.Refused>();

        async Task<string?> Sanction(Actor by, string whom) =>
            (await forum.With((SanctionMember sanction) => sanction.Run(new SanctionMember.Command(by, whom, SanctionKind.Silence, 24, "Pour essayer."), default)))
                is SanctionMember.Outcome.Refused(var why) ? why.Reason : null;
    }

    [Fact]
    public async Task the_log_tells_in_words_and_shows_what_one_looks_for()
    {
        await using var forum = await TestForum.Start();
        var (_, topic) = await ReviewPageTests.Topic(forum);
        var mod = await forum.Member("mod", Role.Moderator);
        await forum.Member("ines");
        await forum.With((SanctionMember sanction) => sanction.Run(new SanctionMember.Command(mod, "ines", SanctionKind.Silence, 24, "Trop de bruit."), default));
        await forum.With((HidePost hide) => hide.Run(new HidePost.Command(mod, topic.PostId, "Hors sujet."), default));
        await forum.With((VouchForMember vouch) => vouch.Run(new VouchForMember.Command(mod, "ines"), default));
        using var visitor = await ReviewPageTests.SignedIn(forum, "mod", null);

        var all = await visitor.Get("/admin/log");
        all.Text.ShouldContain("a mis un membre en silence");
        all.Text.ShouldContain("24 h · Trop de bruit.");
        all.Document.QuerySelector("a[href='/mod/members/ines']")!.TextContent.ShouldBe("ines");
        all.Document.QuerySelector($"a[href='/p/{topic.PostId}']")!.TextContent.ShouldContain("Un sujet pour essayer");
        all.Text.ShouldNotContain("member:");

        (await visitor.Get("/admin/log?about=ines")).Text.ShouldNotContain("a masqué un message");
        (await visitor.Get("/admin/log?about=leo")).Text.ShouldContain("a masqué un message");
        (await visitor.Get("/admin/log?kind=post")).Text.ShouldNotContain("en silence");
        (await visitor.Get("/admin/log?by=personne")).Text.ShouldContain("Rien ne correspond");
        (await visitor.Get("/admin/log?by=MOD")).Document.QuerySelectorAll(".todo li").Length.ShouldBe(3);
    }
}
