using System.Net;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Admin;

/// <summary>Background work and the outbox, as administrators read and push them.</summary>
public sealed class JobsPageTests : IAsyncLifetime
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
    public async Task every_work_is_named_and_tells_how_it_went()
    {
        var board = forum.Services.GetRequiredService<JobBoard>();
        await board.Run(JobNames.Mail, TimeSpan.FromMinutes(3), () => Task.CompletedTask);
        await Should.ThrowAsync<InvalidOperationException>(() => board.Run(JobNames.Reading, null, () => Task.FromException(new InvalidOperationException("no luck"))));

        var page = await admin.Get("/admin/jobs");

        page.Document.QuerySelectorAll("#works ~ *, .todo h3").Count(h => h.TagName == "H3").ShouldBe(JobNames.All.Count);
        page.Text.ShouldContain("no luck");
        page.Text.ShouldNotContain("admin.job");
        var report = board.Of(JobNames.Mail);
        (report.NextAt - report.BeganAt).ShouldBe(TimeSpan.FromMinutes(3));
        report.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task a_backup_is_taken_now_on_request()
    {
        var page = await admin.Get("/admin/jobs");
        (await admin.Submit(page, "/admin/jobs/run", ("job", JobNames.Backup))).Location.ShouldBe("/admin/jobs?done=done");

        Directory.GetFiles(Path.Combine(forum.Folder, "backups"), "*.zip").ShouldHaveSingleItem();
        forum.Services.GetRequiredService<JobBoard>().Of(JobNames.Backup).BeganAt.ShouldNotBeNull();
        (await forum.Read(db => db.AuditEntries.SingleAsync(a => a.Action == "job.run"))).Subject.ShouldBe("job:backup");
        (await admin.Submit(page, "/admin/jobs/run", ("job", "nothing"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(JobNames.OldEvents)]
    [InlineData(JobNames.OldMail)]
    [InlineData(JobNames.OldNotifications)]
    [InlineData(JobNames.Sessions)]
    [InlineData(JobNames.OldDrafts)]
    [InlineData(JobNames.LooseUploads)]
    public async Task what_may_run_twice_runs_on_request(string job)
    {
        (await forum.With((RunJob run) => run.Run(new(TestForum.Root, job), default))).ShouldBeOfType<RunJob.Outcome.Done>();
        (await forum.With((RunJob run) => run.Run(new(new Actor(1, "m", "m", Role.Moderator), job), default))).ShouldBeOfType<RunJob.Outcome.Refused>();
    }

    [Fact]
    public async Task a_letter_is_taken_out_of_the_outbox_and_sent_ones_are_listed_without_their_links()
    {
        await forum.Write(write =>
        {
            write.Db.Emails.Add(Letter("open@example.test", EmailState.Waiting, write.Now));
            write.Db.Emails.Add(Letter("failed@example.test", EmailState.Failed, write.Now));
            write.Db.Emails.Add(Letter("sent@example.test", EmailState.Sent, write.Now));
            return Task.CompletedTask;
        });

        var open = await admin.Get("/admin/mail");
        open.Document.QuerySelectorAll(".todo li").Length.ShouldBe(2);
        (await admin.Get("/admin/mail?box=Failed")).Document.QuerySelectorAll(".todo li").ShouldHaveSingleItem().TextContent.ShouldContain("failed@example.test");
        var sent = await admin.Get("/admin/mail?box=Sent");
        sent.Text.ShouldContain("sent@example.test");
        sent.Document.QuerySelector("code.long").ShouldBeNull();

        var id = (await forum.Read(db => db.Emails.SingleAsync(e => e.To == "open@example.test"))).Id;
        await admin.Submit(open, $"/admin/mail/{id}/deletion");
        (await forum.Read(db => db.Emails.AnyAsync(e => e.Id == id))).ShouldBeFalse();
        (await forum.Read(db => db.AuditEntries.SingleAsync(a => a.Action == "mail.deleted"))).Details.ShouldNotContain("@");

        var kept = (await forum.Read(db => db.Emails.SingleAsync(e => e.State == EmailState.Sent))).Id;
        (await forum.With((DeleteMail delete) => delete.Run(new(TestForum.Root, kept), default))).ShouldBeOfType<DeleteMail.Outcome.NotFound>();
        (await forum.With((DeleteMail delete) => delete.Run(new(new Actor(1, "m", "m", Role.Moderator), kept), default))).ShouldBeOfType<DeleteMail.Outcome.Refused>();
    }

    private static Email Letter(string to, EmailState state, DateTime now) => new()
    {
        To = to,
        Template = "reset-password",
        Data = """{"name":"ines","link":"/reset-password?token=x"}""",
        Language = "fr",
        CreatedAt = now,
        DueAt = now,
        State = state,
        SentAt = state == EmailState.Sent ? now : null,
    };
}
