using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Tests.Platform.Email;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Notifications;

/// <summary>The mail that follows a notification nobody read.</summary>
public sealed class NotificationMailTests : IAsyncLifetime
{
    private readonly UnreliableSmtp smtp = new();
    private TestForum forum = null!;
    private Actor marie = null!;
    private Actor ines = null!;
    private CategoryNode hall = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start(settings: EmailSenderTests.Host(smtp));
        marie = await forum.Member("marie");
        ines = await forum.Person("ines");
        hall = await forum.Category("Hall");
    }

    public async ValueTask DisposeAsync()
    {
        await forum.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task a_reply_is_mailed_after_ten_minutes_as_it_is_by_then_with_a_way_out()
    {
        var topic = await forum.Topic(marie, hall, "Ranger le hall");
        var reply = await forum.Reply(ines, topic.TopicId, "Une première version.");
        await forum.Settle();
        forum.Clock.Advance(TimeSpan.FromMinutes(9));
        (await Mailed()).ShouldBe(0);
        await forum.With((EditPost edit) => edit.Run(new(ines, reply.PostId, "Une version bien meilleure.", null), default));

        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Mailed()).ShouldBe(1);
        (await Mailed()).ShouldBe(0);

        var mail = smtp.Copies.ShouldHaveSingleItem();
        mail.To.ShouldBe("marie@example.test");
        var text = mail.Raw.Replace("=\r\n", "", StringComparison.Ordinal);
        text.ShouldContain("Une version bien meilleure.");
        text.ShouldNotContain("Une première");
        text.ShouldContain($"https://forum.example.test/p/{reply.PostId}");
        mail.Raw.ShouldContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");

        var unsubscribe = Regex.Match(mail.Raw, @"List-Unsubscribe: <https://forum\.example\.test(/unsubscribe/[^>]+)>").Groups[1].Value;
        using var program = forum.Visitor();
        (await program.Post(unsubscribe, ("List-Unsubscribe", "One-Click"))).Status.ShouldBe(HttpStatusCode.OK);
        await forum.Reply(ines, topic.TopicId);
        await Later();
        (await Mailed()).ShouldBe(0);
    }

    [Fact]
    public async Task what_was_read_taken_away_or_not_wanted_meanwhile_is_not_mailed()
    {
        var office = await forum.Category("Bureau", readBy: Audience.Staff);
        var read = await forum.Topic(marie, hall, "Un sujet qui est lu");
        forum.Clock.Advance(TimeSpan.FromDays(1));
        var moved = await forum.Topic(marie, hall, "Un sujet qui part");
        forum.Clock.Advance(TimeSpan.FromDays(1));
        var gone = await forum.Topic(marie, hall, "Un sujet effacé après");
        var first = await forum.Reply(ines, read.TopicId);
        await forum.Reply(ines, moved.TopicId);
        var third = await forum.Reply(ines, gone.TopicId);
        await forum.With((LikePost like) => like.Run(new(ines, read.PostId), default));
        await forum.Settle();

        await forum.With((MarkNotificationsRead mark) => mark.Run(new(marie) { Posts = [first.PostId] }, default));
        await forum.With((EditTopic edit) => edit.Run(new(TestForum.Root, moved.TopicId, "Un sujet qui part", [], office.Id), default));
        await forum.With((DeletePost delete) => delete.Run(new(ines, third.PostId), default));
        await Later();

        (await Mailed()).ShouldBe(0);
        smtp.Copies.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_person_gets_so_many_a_day_and_the_next_waits()
    {
        await Change(new NotificationSettings { MailsPerDay = 2 });
        var topic = await forum.Topic(marie, hall);
        for (var i = 0; i < 3; i++) await forum.Reply(ines, topic.TopicId);
        await Later();
        (await Mailed()).ShouldBe(2);
        forum.Clock.Advance(TimeSpan.FromHours(2));
        (await Mailed()).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromHours(22));
        (await Mailed()).ShouldBe(1);
    }

    [Fact]
    public async Task nobody_is_mailed_at_an_unconfirmed_address_while_the_doors_are_closed_or_from_last_week()
    {
        await forum.With((SignUp signUp) => signUp.Run(new("paul", "paul@exemple.fr", TestForum.Password, "fr", "192.0.2.9", "") { Agreed = true }, default));
        await forum.Services.GetRequiredService<EmailSender>().SendDue(default);
        var topic = await forum.Topic(marie, hall, text: "Bonjour @paul, bienvenue ici.");
        await Later();
        (await Mailed()).ShouldBe(0);

        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        await forum.Reach(Core.Features.Launch.Stage.Private);
        forum.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Mailed()).ShouldBe(0);

        await forum.Reach(Core.Features.Launch.Stage.Live);
        await forum.Reply(ines, topic.TopicId);
        await forum.Settle();
        forum.Clock.Advance(TimeSpan.FromDays(7));
        (await Mailed()).ShouldBe(0);
    }

    [Fact]
    public async Task every_kind_has_its_words_in_both_languages()
    {
        var templates = forum.Services.GetRequiredService<Forum.Web.Platform.Email.EmailTemplates>();
        foreach (var kind in Enum.GetNames<NotificationKind>())
        {
            foreach (var language in new[] { "fr", "en" })
            {
                var data = $$"""{"name":"marie","kind":"{{kind}}","who":"Inès","others":"2","title":"Le hall","detail":"Hors sujet.","extract":"Bonjour","link":"/p/1"}""";
                var letter = templates.Write(new() { To = "x@exemple.fr", Template = MailNotifications.Template, Data = data, Language = language, CreatedAt = default, Unsubscribe = "/unsubscribe/x" }, new SiteSettings(), "https://f.test");
                (letter.Subject + letter.Text).ShouldNotContain("notifications.");
                letter.Text.ShouldContain("Hors sujet.");
                letter.Text.ShouldContain("https://f.test/unsubscribe/x");
                letter.Html.ShouldContain("https://f.test/unsubscribe/x");
            }
        }

        await forum.Services.GetRequiredService<MailNotifications>().Tidy(default);
    }

    private async Task Later()
    {
        await forum.Settle();
        forum.Clock.Advance(TimeSpan.FromMinutes(10));
    }

    private async Task<int> Mailed()
    {
        await forum.Settle();
        await forum.Services.GetRequiredService<MailNotifications>().WriteDue(default);
        return await forum.Services.GetRequiredService<EmailSender>().SendDue(default);
    }

    private Task Change(NotificationSettings chosen) => forum.Write(write => forum.Services.GetRequiredService<SettingsStore>().Save(chosen, write, default));
}
