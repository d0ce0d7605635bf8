using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Setup;
using Forum.Web.Platform.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Setup;

public sealed class SetupPageTests
{
    private static readonly (string Name, string Value)[] Answers =
    [
        ("Title", "Lanterne"), ("Tagline", "Un lieu pour apprendre"), ("Language", "fr"), ("Stage", "Private"), ("Accent", "#a03020"),
        ("Username", "admin"), ("Email", "ines@example.test"), ("Password", "trois lunes et demie"),
        ("Categories[0]", "Annonces"), ("Categories[1]", ""), ("Categories[2]", "Entraide"),
    ];

    [Fact]
    public async Task every_page_leads_to_the_setup_until_there_is_an_administrator()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();

        foreach (var path in (string[])["/", "/latest", "/sign-in", "/admin", "/t/x/1", "/nothing-here"])
        {
            var page = await visitor.Get(path);
            page.Status.ShouldBe(HttpStatusCode.SeeOther, path);
            page.Location.ShouldBe("/setup");
        }

        (await visitor.Get("/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        var api = await visitor.Get("/api/v1/topics");
        api.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await api.Answer.Content.ReadAsStringAsync()).ShouldContain("not_set_up");
    }

    [Fact]
    public async Task a_code_and_one_screen_make_a_forum_with_an_administrator_who_is_signed_in()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();

        var form = await visitor.Get($"/setup?code={CodeOf(forum)}");
        form.ValueOf("Categories[0]").ShouldBe("Annonces");
        form.Document.QuerySelectorAll("[required]").Length.ShouldBe(4);
        var done = await visitor.Submit(form, "/setup", Answers);

        done.Status.ShouldBe(HttpStatusCode.SeeOther);
        done.Location.ShouldBe("/setup/done");
        (await visitor.Get("/setup/done")).Text.ShouldContain("Votre forum est debout.");
        (await visitor.Get("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        var site = await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default);
        site.ShouldBe(new SiteSettings { IsSetUp = true, Title = "Lanterne", Tagline = "Un lieu pour apprendre", Accent = "#a03020", Stage = Stage.Private, Language = "fr" });
        (await forum.Read(db => db.Categories.OrderBy(c => c.Position).Select(c => c.Slug).ToListAsync())).ShouldBe(["annonces", "entraide"]);
        (await forum.Read(db => db.Members.SingleAsync())).Role.ShouldBe(Role.Admin);
    }

    [Fact]
    public async Task one_of_the_first_categories_is_for_questions_and_the_next_steps_lead_to_mail_and_invitations()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();
        var form = await visitor.Get($"/setup?code={CodeOf(forum)}");

        await visitor.Submit(form, "/setup", [.. Answers.Where(a => !a.Name.StartsWith("Categories", StringComparison.Ordinal)), ("Categories[0]", "Annonces"), ("Categories[1]", form.ValueOf("Categories[1]")!), ("Categories[2]", "Entraide")]);

        (await forum.Read(db => db.Categories.Where(c => c.Questions == QuestionMode.Always).Select(c => c.Name).SingleAsync())).ShouldBe("Questions");
        var done = await visitor.Get("/setup/done");
        foreach (var path in (string[])["/admin/mail/settings", "/invitations"])
        {
            done.Document.QuerySelector($".todo a[href='{path}']").ShouldNotBeNull(path);
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        done.Document.QuerySelector("header .menu a[href='/invitations']").ShouldNotBeNull();
    }

    [Fact]
    public async Task a_forum_can_say_tu_from_its_first_page()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();

        await visitor.Submit(await visitor.Get($"/setup?code={CodeOf(forum)}"), "/setup", [.. Answers, ("FormOfAddress", "Tu")]);

        (await visitor.Get("/setup/done")).Text.ShouldContain("Ton forum est debout.");
    }

    [Theory]
    [InlineData("", "Vous")]
    [InlineData("tu", "Tu")]
    [InlineData("toi", null)]
    public async Task an_unattended_start_chooses_it_as_well(string word, string? chosen)
    {
        await using var forum = await TestForum.Start(setUp: false);
        var host = new HostSettings { Setup = new() { AdminUser = "admin", AdminEmail = "ines@example.test", AdminPassword = "trois lunes et demie", FormOfAddress = word } };
        var start = () => ActivatorUtilities.CreateInstance<UnattendedSetup>(forum.Services, host).Run(default);

        if (chosen is null) (await Should.ThrowAsync<StartFault>(start)).Message.ShouldContain("Forum__Setup__FormOfAddress");
        else await start();
        (await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default)).FormOfAddress.ToString().ShouldBe(chosen ?? "Vous");
    }

    [Theory]
    [InlineData("open", "Forum__Setup__Stage is “open”")]
    [InlineData("live", null)]
    public async Task a_stage_without_an_administrator_is_judged_and_leaves_the_setup_to_the_browser(string stage, string? fault)
    {
        await using var forum = await TestForum.Start(setUp: false);
        var start = () => ActivatorUtilities.CreateInstance<UnattendedSetup>(forum.Services, new HostSettings { Setup = new() { Stage = stage } }).Run(default);

        if (fault is null) await start();
        else (await Should.ThrowAsync<StartFault>(start)).Message.ShouldContain(fault);
        (await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default)).IsSetUp.ShouldBeFalse();
    }

    [Fact]
    public async Task a_wrong_an_old_and_a_missing_code_are_told_apart_from_the_right_one()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();
        var code = CodeOf(forum);

        (await visitor.Get("/setup")).Status.ShouldBe(HttpStatusCode.OK);
        var wrong = await visitor.Get("/setup?code=guess");
        wrong.Status.ShouldBe(HttpStatusCode.Forbidden);
        wrong.ErrorOf("code").ShouldStartWith("Ce code n’est pas le bon.");

        forum.Clock.Advance(TimeSpan.FromHours(25));
        var old = await visitor.Get($"/setup?code={code}");
        old.Status.ShouldBe(HttpStatusCode.Forbidden);
        old.ErrorOf("code").ShouldStartWith("Ce code a plus d’un jour");

        (await visitor.Get($"/setup?code={CodeOf(forum)}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task guessing_the_code_is_slowed_down()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();
        for (var i = 0; i < 10; i++) (await visitor.Get($"/setup?code=guess{i}")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await visitor.Get("/setup?code=guess")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await visitor.Get($"/setup?code={CodeOf(forum)}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task what_was_typed_comes_back_with_a_sentence_for_each_fault()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();

        var page = await visitor.Submit(await visitor.Get($"/setup?code={CodeOf(forum)}"), "/setup",
            ("Title", new string('x', 61)), ("Language", "de"), ("Accent", "red"), ("Stage", "Private"), ("Username", "a b"), ("Email", "nowhere"), ("Password", "short"), ("Categories[0]", " "));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ValueOf("Title").ShouldBe(new string('x', 61));
        foreach (var field in (string[])["Title", "Language", "Accent", "Username", "Email", "Password"]) page.ErrorOf(field).ShouldNotBeNullOrEmpty(field);
        page.ErrorOf("Password")!.ShouldContain("10 caractères");
        page.Text.ShouldContain("Gardez au moins une catégorie");
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task a_used_code_says_so_and_a_second_form_changes_nothing()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();
        var form = await visitor.Get($"/setup?code={CodeOf(forum)}");

        var both = await Task.WhenAll(visitor.Submit(form, "/setup", Answers), visitor.Submit(form, "/setup", Answers));

        both.Select(page => page.Status).Order().ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.Gone]);
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(1);
        (await forum.Read(db => db.Categories.CountAsync())).ShouldBe(2);
        var later = await visitor.Get("/setup?code=whatever");
        later.Status.ShouldBe(HttpStatusCode.Gone);
        later.Text.ShouldContain("Ce forum est déjà installé.");
    }

    [Fact]
    public async Task whoever_goes_back_and_sends_the_form_again_is_told_that_the_forum_stands()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();
        var form = await visitor.Get($"/setup?code={CodeOf(forum)}");
        await visitor.Submit(form, "/setup", Answers);

        var again = await visitor.Submit(form, "/setup", Answers);

        again.Status.ShouldBe(HttpStatusCode.Gone);
        again.Text.ShouldContain("Ce forum est déjà installé.");
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task the_setup_speaks_english_to_those_who_do()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor(language: "en");

        var form = await visitor.Get($"/setup?code={CodeOf(forum)}");

        form.ValueOf("Categories[0]").ShouldBe("Announcements");
        form.Document.QuerySelector("#language option[selected]")!.GetAttribute("value").ShouldBe("en");
    }

    private static string CodeOf(TestForum forum) => forum.Services.GetRequiredService<SetupCode>().Renew();
}
