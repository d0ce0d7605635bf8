using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Admin;

public sealed class AdminPageTests
{
    private static readonly string[] ForStaff = ["/admin", "/admin/members", "/admin/log"];
    private static readonly string[] ForAdmins = ["/admin/launch", "/admin/settings", "/admin/mail", "/admin/jobs"];

    [Fact]
    public async Task the_administration_is_for_staff_and_its_changes_are_for_administrators()
    {
        await using var forum = await TestForum.Start();
        foreach (var role in (Role[])[Role.Member, Role.Moderator, Role.Admin]) await forum.Member(role.ToString(), role);

        using var guest = forum.Visitor();
        foreach (var path in ForStaff.Concat(ForAdmins)) (await guest.Get(path)).Location.ShouldStartWith("/sign-in?return=");

        await Sees(forum, Role.Member, 0, 0);
        await Sees(forum, Role.Moderator, ForStaff.Length, 0);
        await Sees(forum, Role.Admin, ForStaff.Length, ForAdmins.Length);
    }

    [Fact]
    public async Task the_stage_is_changed_by_a_button_and_the_log_says_by_whom()
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Private);
        using var admin = await Admin(forum);

        var page = await admin.Get("/admin/launch");
        page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await admin.Submit(page, "/admin/launch", ("stage", "Live"))).Status.ShouldBe(HttpStatusCode.SeeOther);

        using var guest = forum.Visitor();
        (await guest.Get("/")).Status.ShouldNotBe(HttpStatusCode.Forbidden);
        var log = (await admin.Get("/admin/log")).Text;
        log.ShouldContain("a changé l’étape du lancement");
        log.ShouldContain("Privé → Public");
        (await admin.Get("/admin/log?to=2020-01-02")).Text.ShouldNotContain("Privé → Public");
        (await admin.Get("/admin/log?from=2020-01-02&to=hier")).Text.ShouldContain("Privé → Public");
    }

    [Fact]
    public async Task a_waiting_mail_is_shown_with_its_link()
    {
        await using var forum = await TestForum.Start();
        using var admin = await Admin(forum);
        using var guest = forum.Visitor();
        await guest.Submit(await guest.Get("/forgot-password"), "/forgot-password", ("email", "admin@example.test"));
        await forum.Settle();

        var page = await admin.Get("/admin/mail");

        page.Text.ShouldContain("admin@example.test");
        page.Document.QuerySelector("code.long")!.TextContent.ShouldStartWith("http://localhost/reset-password?token=");
    }

    [Fact]
    public async Task what_failed_too_often_is_named_and_tried_again_on_request()
    {
        await using var forum = await TestForum.Start();
        using var admin = await Admin(forum);
        await forum.Write(write =>
        {
            write.Db.EventDeliveries.Add(new EventDelivery
            {
                Event = new EventRow { Name = "x", Version = 1, Payload = "{}", At = write.Now },
                Handler = "x:Gone",
                DueAt = write.Now,
                State = DeliveryState.Resting,
                Attempts = 12,
                Error = "no luck",
            });
            return Task.CompletedTask;
        });

        var page = await admin.Get("/admin/jobs");
        page.Text.ShouldContain("no luck");
        (await admin.Submit(page, "/admin/deliveries/retry")).Location.ShouldBe("/admin/jobs");

        (await forum.Read(db => db.EventDeliveries.SingleAsync(d => d.Handler == "x:Gone"))).State.ShouldBe(DeliveryState.Pending);
    }

    [Theory]
    [InlineData("/admin/mail")]
    [InlineData("/admin/settings")]
    [InlineData("/admin/launch")]
    public async Task what_is_dangerous_asks_for_a_recent_password(string path)
    {
        await using var forum = await TestForum.Start();
        using var admin = await Admin(forum);
        (await admin.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
        forum.Clock.Advance(TimeSpan.FromMinutes(61));
        var asked = await admin.Get(path);
        asked.Location.ShouldBe($"/confirm-password?return={Uri.EscapeDataString(path)}");
        var confirmed = await admin.Submit(await admin.Get(asked.Location!), "/confirm-password", ("password", TestForum.Password));
        confirmed.Location.ShouldBe(path);
        (await admin.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Visitor> Admin(TestForum forum)
    {
        await forum.Member("admin", Role.Admin);
        var admin = forum.Visitor();
        await admin.SignIn("admin");
        return admin;
    }

    private static async Task Sees(TestForum forum, Role role, int ofStaff, int ofAdmins)
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn(role.ToString());
        (await Open(visitor, ForStaff)).ShouldBe(ofStaff);
        (await Open(visitor, ForAdmins)).ShouldBe(ofAdmins);
    }

    private static async Task<int> Open(Visitor visitor, string[] paths)
    {
        var open = 0;
        foreach (var path in paths)
        {
            var status = (await visitor.Get(path)).Status;
            if (status == HttpStatusCode.OK) open++;
            else status.ShouldBe(HttpStatusCode.NotFound);
        }

        return open;
    }
}
