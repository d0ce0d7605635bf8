using System.Net;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Tests.Platform.Email;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Admin;

/// <summary>The administrator's pages about mail: settings, a try, what failed.</summary>
public sealed class MailPageTests : IAsyncLifetime
{
    private const string Settings = "/admin/mail/settings";

    private readonly UnreliableSmtp smtp = new();
    private TestForum forum = null!;
    private Visitor admin = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Member("admin", Role.Admin);
        admin = forum.Visitor();
        await admin.SignIn("admin");
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await forum.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task settings_are_kept_and_the_password_is_seen_by_nobody()
    {
        (await Save(password: "très secret", user: "forum")).Location.ShouldBe(Settings + "?saved=true");

        var page = await admin.Get(Settings);
        page.ValueOf("Host").ShouldBe("127.0.0.1");
        page.ValueOf("Password").ShouldBeNull();
        page.Text.ShouldContain("Un mot de passe est enregistré");
        page.Document.DocumentElement.OuterHtml.ShouldNotContain("secret");
        (await forum.Services.GetRequiredService<MailRoute>().Server(default))!.Password.ShouldBe("très secret");
        (await forum.Read(db => db.Settings.ToListAsync())).ShouldNotContain(s => s.Value.Contains("secret", StringComparison.Ordinal));
        (await forum.Read(db => db.AuditEntries.ToListAsync())).ShouldNotContain(a => (a.Subject + a.Details).Contains("secret", StringComparison.Ordinal));

        // Kept where it belongs, asked for again when it would go elsewhere.
        (await Save(user: "forum", from: "autre@example.test")).Location.ShouldBe(Settings + "?saved=true");
        var elsewhere = await Save(user: "forum", host: "evil.example.test");
        elsewhere.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        elsewhere.ErrorOf("Password").ShouldNotBeNull();
        elsewhere.ValueOf("Host").ShouldBe("evil.example.test");
        (await forum.Services.GetRequiredService<MailRoute>().Server(default))!.Host.ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("Host", "http://x/y")]
    [InlineData("Port", "99999")]
    [InlineData("Port", "abc")]
    [InlineData("From", "personne")]
    [InlineData("From", "")]
    public async Task what_cannot_work_is_said_beside_its_field(string field, string value)
    {
        var answer = await admin.Submit(await admin.Get(Settings), Settings,
            [.. new[] { ("Host", "127.0.0.1"), ("Port", "25"), ("Security", "None"), ("User", ""), ("Password", ""), ("From", "forum@example.test") }.Select(f => f.Item1 == field ? (field, value) : f)]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.ErrorOf(field).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task a_test_mail_shows_all_that_was_said()
    {
        (await admin.Get(Settings)).Document.Forms.ShouldNotContain(f => f.GetAttribute("action")!.StartsWith("/admin/mail/test"));
        await Save();

        var page = await Test("chef@example.test");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("pre")!.TextContent.ShouldContain("→ RCPT TO:<chef@example.test>\n← 250 OK");
        smtp.Copies.ShouldHaveSingleItem().Raw.ShouldContain("Ce message vous parvient");

        smtp.Mood = _ => Mood.Never;
        page = await Test("chef@example.test");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("Le serveur refuse le destinataire. 550 5.1.1 Nobody");
        (await Test("personne")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        smtp.Close();
        (await Test("chef@example.test")).Text.ShouldContain("pas joignable");
    }

    [Fact]
    public async Task what_failed_is_shown_with_its_reason_and_tried_again()
    {
        await Save();
        smtp.Mood = _ => Mood.Never;
        await forum.Write(write =>
        {
            write.Db.Emails.Add(EmailSenderTests.Letter("un@exemple.fr", write.Now));
            return Task.CompletedTask;
        });
        await forum.Services.GetRequiredService<EmailSender>().SendDue(default);

        var page = await admin.Get("/admin/mail");
        page.Text.ShouldContain("Le serveur refuse le destinataire. 550 5.1.1 Nobody");
        page.Text.ShouldContain("Abandonné");

        smtp.Mood = _ => Mood.Takes;
        await admin.Submit(page, "/admin/mail/retry");
        (await forum.Services.GetRequiredService<EmailSender>().SendDue(default)).ShouldBe(1);
        (await admin.Get("/admin/mail")).Document.QuerySelectorAll(".todo li").ShouldBeEmpty();
    }

    [Fact]
    public async Task only_administrators_get_in()
    {
        await forum.Member("modo", Role.Moderator);
        using var modo = forum.Visitor();
        await modo.SignIn("modo");
        (await modo.Get(Settings)).Status.ShouldBe(HttpStatusCode.NotFound);

        var moderator = new Actor(1, "m", "m", Role.Moderator);
        (await forum.With((ChangeMail change) => change.Run(new(moderator, "x", 25, SmtpSecurity.None, "", ""), default))).ShouldBeOfType<ChangeMail.Outcome.Refused>();
        (await forum.With((SendTestMail test) => test.Run(new(moderator, "x@y.fr", "fr"), default))).ShouldBeOfType<SendTestMail.Outcome.Refused>();
    }

    [Fact]
    public async Task what_the_host_sets_stands_above_the_page_and_is_shown_without_its_password()
    {
        await Save(host: "other.example.test");
        await using var hosted = await TestForum.Start(settings: new(EmailSenderTests.Host(smtp)) { ["Forum:PublicUrl"] = "", ["Smtp:User"] = "robot", ["Smtp:Password"] = "tres-secret" });
        await hosted.Member("admin", Role.Admin);
        using var visitor = hosted.Visitor();
        await visitor.SignIn("admin");

        var page = await visitor.Get(Settings);
        page.Text.ShouldContain("Réglé par l’hébergeur");
        page.Text.ShouldContain("robot");
        page.Document.DocumentElement.OuterHtml.ShouldNotContain("tres-secret");
        (await hosted.Services.GetRequiredService<MailRoute>().Server(default))!.Password.ShouldBe("tres-secret");
    }

    private async Task<Page> Save(string host = "127.0.0.1", string user = "", string password = "", string from = "forum@example.test") =>
        await admin.Submit(await admin.Get(Settings), Settings,
            ("Host", host), ("Port", $"{smtp.Port}"), ("Security", "None"), ("User", user), ("Password", password), ("From", from));

    private async Task<Page> Test(string to) => await admin.Submit(await admin.Get(Settings), "/admin/mail/test", ("to", to));
}
