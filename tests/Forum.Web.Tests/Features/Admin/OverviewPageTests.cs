using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Permissions;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Admin;

/// <summary>What the first page of the administration says needs somebody, and what it costs.</summary>
public sealed class OverviewPageTests : IAsyncLifetime
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
    public async Task a_new_forum_needs_a_mail_server_and_a_backup()
    {
        var needs = await Needs();
        needs.ShouldContain("Aucun serveur d’envoi");
        needs.ShouldContain("Pas encore de sauvegarde");
        needs.ShouldNotContain("Le forum est privé");

        await forum.Reach(Stage.Private);
        (await Needs()).ShouldContain("Le forum est privé");
    }

    [Fact]
    public async Task a_backup_is_enough_for_two_days()
    {
        await forum.With((TakeBackup take) => take.Run(new(), default));
        (await Needs()).ShouldNotContain(need => need.Contains("sauvegarde", StringComparison.OrdinalIgnoreCase));
        (await admin.Get("/admin")).Text.ShouldContain("1 gardée");

        forum.Clock.Advance(TimeSpan.FromDays(3));
        (await Needs(again: true)).ShouldContain("La dernière sauvegarde est ancienne");
    }

    [Fact]
    public async Task what_failed_is_counted_and_leads_to_its_page()
    {
        await forum.Write(write =>
        {
            write.Db.EventDeliveries.Add(new EventDelivery { Event = new EventRow { Name = "x", Version = 1, Payload = "{}", At = write.Now }, Handler = "x:Y", DueAt = write.Now, State = DeliveryState.Resting });
            write.Db.Emails.Add(new Email { To = "a@example.test", Template = "reset-password", Data = "{}", Language = "fr", CreatedAt = write.Now, DueAt = write.Now, State = EmailState.Failed });
            return Task.CompletedTask;
        });
        var board = forum.Services.GetRequiredService<JobBoard>();
        await Should.ThrowAsync<InvalidOperationException>(() => board.Run(JobNames.Views, null, () => Task.FromException(new InvalidOperationException("no luck"))));

        var page = await admin.Get("/admin");
        page.Text.ShouldContain("1 tâche abandonnée");
        page.Text.ShouldContain("1 travail de fond échoue");
        page.Text.ShouldContain("1 e-mail n’est pas parti");
        page.Document.QuerySelector("main a[href='/admin/mail?box=Failed']").ShouldNotBeNull();
    }

    [Fact]
    public async Task it_costs_five_commands_at_most()
    {
        await admin.Get("/admin");
        var before = CommandCount.Of(forum);
        (await admin.Get("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        (CommandCount.Of(forum) - before).ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task moderators_see_what_is_theirs_and_nothing_of_the_machine()
    {
        await forum.Member("modo", Role.Moderator);
        using var moderator = forum.Visitor();
        await moderator.SignIn("modo");
        var page = await moderator.Get("/admin");
        page.Text.ShouldContain("Rien ne vous attend");
        page.Document.GetElementById("health").ShouldBeNull();
    }

    private async Task<List<string>> Needs(bool again = false)
    {
        if (again) await admin.SignIn("admin");
        return [.. (await admin.Get("/admin")).Document.QuerySelectorAll(".todo h3").Select(h => h.TextContent)];
    }
}
