using System.Net;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Settings;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Settings;

public sealed class SettingsPageTests : IAsyncLifetime
{
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
    }

    [Fact]
    public async Task all_groups_are_listed_and_each_has_its_page()
    {
        var index = await admin.Get("/admin/settings");
        foreach (var group in SettingsCatalog.Groups)
        {
            index.Document.QuerySelector($"main a[href='/admin/settings/{group.Name}']").ShouldNotBeNull(group.Name);
            var page = await admin.Get($"/admin/settings/{group.Name}");
            page.Status.ShouldBe(HttpStatusCode.OK);
            foreach (var setting in group.Settings.Where(s => s.IsChangedHere)) page.Document.QuerySelector($"main [name='{setting.Name}']").ShouldNotBeNull(setting.Key);
        }

        (await admin.Get("/admin/settings/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task what_is_unfit_comes_back_with_its_sentence_and_what_was_typed()
    {
        var wrong = await Save("site", ("shown", "title"), ("title", ""), ("shown", "tagline"), ("tagline", "Ici"), ("shown", "accent"), ("accent", "blue"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.ErrorOf("title").ShouldBe("Il faut quelque chose ici.");
        wrong.ErrorOf("accent").ShouldBe("Une couleur, comme #00635a.");
        wrong.ValueOf("tagline").ShouldBe("Ici");
        (await Chosen<SiteSettings>()).Tagline.ShouldBe("");

        var number = await Save("posting", ("shown", "repeatMinutes"), ("repeatMinutes", "beaucoup"));
        number.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        number.ErrorOf("repeatMinutes").ShouldStartWith("Un nombre entier entre 0");
        number.ValueOf("repeatMinutes").ShouldBe("beaucoup");
    }

    [Fact]
    public async Task a_change_is_marked_told_by_the_log_and_taken_back()
    {
        (await Save("posting", ("shown", "repeatMinutes"), ("repeatMinutes", "12"))).Location.ShouldBe("/admin/settings/posting?saved=true");

        (await Chosen<PostingSettings>()).ShouldBe(new PostingSettings { RepeatMinutes = 12 });
        var page = await admin.Get("/admin/settings/posting");
        page.Document.QuerySelectorAll(".setting.changed").ShouldHaveSingleItem().TextContent.ShouldContain("5 minutes.");
        (await admin.Get("/admin/settings")).Text.ShouldContain("1 modifié");
        var entry = await forum.Read(db => db.AuditEntries.SingleAsync(a => a.Subject == "setting:posting.repeatMinutes"));
        entry.Details.ShouldBe("5 → 12");

        (await admin.Submit(page, "/admin/settings/posting/default", ("setting", "repeatMinutes"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Chosen<PostingSettings>()).ShouldBe(new PostingSettings());
        (await forum.Read(db => db.Settings.AnyAsync(s => s.Key.StartsWith("posting.")))).ShouldBeFalse();
    }

    [Fact]
    public async Task every_shape_of_value_is_saved_as_typed()
    {
        await Save("backup", ("shown", "daily"), ("shown", "minute"), ("minute", "04:05"));
        var backup = await Chosen<BackupSettings>();
        (backup.Daily, backup.Minute).ShouldBe((false, 245));
        (await admin.Get("/admin/settings/backup")).ValueOf("minute").ShouldBe("04:05");

        await Save("notifications", ("shown", "mailed"), ("mailed", "replies"), ("mailed", "likes"));
        (await Chosen<NotificationSettings>()).Mailed.ShouldBe(MailedKinds.Replies | MailedKinds.Likes);
        await Save("notifications", ("shown", "mailed"));
        (await Chosen<NotificationSettings>()).Mailed.ShouldBe(MailedKinds.None);

        await Save("mail", ("shown", "retryMinutes"), ("retryMinutes", "0,5 3 60"));
        (await Chosen<MailSettings>()).RetryMinutes.ShouldBe([0.5, 3, 60]);

        await Save("site", ("shown", "language"), ("language", "en"), ("shown", "title"), ("title", "  Lanterne  "));
        var site = await Chosen<SiteSettings>();
        (site.Language, site.Title, site.IsSetUp).ShouldBe(("en", "Lanterne", true));
        (await Save("site", ("shown", "language"), ("language", "de"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("BROUILLON", "reading-draftDays")]
    [InlineData("defaut inconnu", null)]
    [InlineData("repeatminutes", "posting-repeatMinutes")]
    [InlineData("ecriture doublon", "posting-repeatMinutes")]
    public async Task a_setting_is_found_by_a_word_whatever_its_accents(string word, string? id)
    {
        var page = await admin.Get("/admin/settings?q=" + Uri.EscapeDataString(word));
        page.Status.ShouldBe(HttpStatusCode.OK);
        if (id is null) page.Document.QuerySelectorAll(".setting").ShouldBeEmpty();
        else page.Document.GetElementById(id).ShouldNotBeNull();
    }

    [Fact]
    public async Task secrets_and_what_belongs_to_another_page_are_not_changed_here()
    {
        await forum.Write(write => forum.Services.GetRequiredService<SettingsStore>().Save(new MailSettings { Password = "tres-secret" }, write, default));

        var page = await admin.Get("/admin/settings/mail");
        page.Document.DocumentElement.OuterHtml.ShouldNotContain("tres-secret");
        page.Document.QuerySelector("main a[href='/admin/mail']").ShouldNotBeNull();
        (await Save("mail", ("shown", "password"), ("password", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Save("site", ("shown", "isSetUp"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Save("site", ("shown", "stage"), ("stage", "private"))).Status.ShouldBe(HttpStatusCode.NotFound);
        new SettingChange("mail.password", "\"a\"", "\"b\"").Told.ShouldBe("");
    }

    [Fact]
    public async Task only_administrators_change_settings()
    {
        var moderator = new Actor(1, "m", "m", Role.Moderator);
        (await forum.With((ChangeSettings use) => use.Run(new(moderator, "posting", new Dictionary<string, string?> { ["repeatMinutes"] = "1" }), default)))
            .ShouldBeOfType<ChangeSettings.Outcome.Refused>();
        (await forum.With((ResetSetting use) => use.Run(new(moderator, "posting.repeatMinutes"), default))).ShouldBeOfType<ResetSetting.Outcome.Refused>();
    }

    private async Task<Page> Save(string group, params (string, string)[] typed) =>
        await admin.Submit(await admin.Get("/admin/settings/" + group), "/admin/settings/" + group, typed);

    private async Task<T> Chosen<T>()
        where T : class, new() => await forum.Services.GetRequiredService<SettingsStore>().Get<T>(default);
}
