using System.Net;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Admin;

/// <summary>Accounts as staff find and help them.</summary>
public sealed class MembersPageTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Visitor admin = null!;
    private Actor chief = null!;
    private Actor ines = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        chief = await forum.Member("chef", Role.Admin);
        ines = await forum.Member("ines");
        admin = forum.Visitor();
        await admin.SignIn("chef");
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await forum.DisposeAsync();
    }

    [Theory]
    [InlineData("?q=INE", "ines")]
    [InlineData("?q=nes%40example", "ines")]
    [InlineData("?role=Admin", "chef")]
    [InlineData("?state=Unconfirmed", null)]
    [InlineData("?q=personne", null)]
    [InlineData("?role=99&state=x", "ines")]
    public async Task somebody_is_found_by_name_address_role_and_state(string query, string? name)
    {
        var page = await admin.Get("/admin/members" + query);
        page.Status.ShouldBe(HttpStatusCode.OK);
        var links = page.Document.QuerySelectorAll(".people a").Select(a => a.TextContent).ToList();
        if (name is null) links.ShouldBeEmpty();
        else links.ShouldContain(name);
    }

    [Fact]
    public async Task pages_go_on_by_key_and_cost_the_same_however_many_there_are()
    {
        for (var i = 0; i < MemberFiles.PageSize + 5; i++) await forum.Person($"nom{i}");
        await admin.Get("/admin/members");
        var before = CommandCount.Of(forum);
        var page = await admin.Get("/admin/members");
        (CommandCount.Of(forum) - before).ShouldBeLessThanOrEqualTo(5);

        page.Document.QuerySelectorAll(".people li").Length.ShouldBe(MemberFiles.PageSize);
        var second = await admin.Get(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        second.Document.QuerySelectorAll(".people li").Length.ShouldBe(7);
        second.Text.ShouldContain("ines@example.test");
        second.Document.QuerySelector("a[rel=next]").ShouldBeNull();
    }

    [Fact]
    public async Task an_account_is_looked_at_with_its_sessions()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("ines");
        var page = await admin.Get($"/admin/members/{ines.Id}");
        page.Text.ShouldContain("ines@example.test");
        page.Text.ShouldContain("Firefox");
        (await admin.Get("/admin/members/999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task all_sessions_of_somebody_end_at_once()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("ines");
        (await visitor.Get("/u/ines/preferences")).Status.ShouldBe(HttpStatusCode.OK);

        (await Press(ines, "sign-out")).Location.ShouldBe($"/admin/members/{ines.Id}?done=signOut");

        (await visitor.Get("/u/ines/preferences")).Location.ShouldStartWith("/sign-in");
        (await Told("account.signed-out")).ShouldBe($"member:{ines.Id}");
        (await admin.Get($"/admin/members/{ines.Id}")).Text.ShouldContain("a fermé les sessions d’un membre");
    }

    [Fact]
    public async Task a_link_to_a_new_password_is_sent_and_an_address_confirmed_by_hand()
    {
        await forum.Write(write => write.Db.Accounts.Where(a => a.Id == ines.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.EmailConfirmed, false)));
        (await admin.Get("/admin/members?state=Unconfirmed")).Text.ShouldContain("ines@example.test");

        await Press(ines, "password-link");
        (await forum.MailTo("ines@example.test")).ShouldHaveSingleItem().Template.ShouldBe(AccountMail.ResetPassword);
        await Press(ines, "confirmation");

        (await forum.Read(db => db.Accounts.SingleAsync(a => a.Id == ines.Id))).EmailConfirmed.ShouldBeTrue();
        (await Told("account.reset-sent")).ShouldBe($"member:{ines.Id}");
        (await Told("account.email-confirmed")).ShouldBe($"member:{ines.Id}");
    }

    [Fact]
    public async Task a_role_is_given_and_the_last_administrator_stays_one()
    {
        (await Press(ines, "role", ("to", "Mentor"))).Location.ShouldBe($"/admin/members/{ines.Id}?done=role");
        (await forum.Again(ines)).Role.ShouldBe(Role.Mentor);
        (await Told("member.role")).ShouldBe($"member:{ines.Id}");

        var refused = await Press(chief, "role", ("to", "Member"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("C’est le dernier administrateur");
        (await forum.Again(chief)).Role.ShouldBe(Role.Admin);

        await Press(ines, "role", ("to", "Admin"));
        (await Press(chief, "role", ("to", "Member"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await admin.Get("/admin/members")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task erasing_asks_for_the_name_first()
    {
        var wrong = await Press(ines, "erasure", ("typed", "inès"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.ErrorOf("typed").ShouldNotBeNull();
        wrong.ValueOf("typed").ShouldBe("inès");

        (await Press(ines, "erasure", ("typed", "ines"))).Location.ShouldBe($"/admin/members/{ines.Id}?done=erased");
        (await forum.Read(db => db.Accounts.AnyAsync(a => a.Id == ines.Id))).ShouldBeFalse();
        (await admin.Get($"/admin/members/{ines.Id}")).Text.ShouldContain("Compte effacé");
        (await Press(chief, "erasure", ("typed", "chef"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task moderators_help_those_below_them_and_read_no_addresses()
    {
        await forum.Member("modo", Role.Moderator);
        using var moderator = forum.Visitor();
        await moderator.SignIn("modo");

        var page = await moderator.Get($"/admin/members/{ines.Id}");
        page.Text.ShouldNotContain("ines@example.test");
        page.Document.Forms.ShouldContain(f => f.GetAttribute("action")!.EndsWith("/sign-out") && f.GetAttribute("action")!.StartsWith("/admin/members/"));
        page.Document.Forms.ShouldNotContain(f => f.GetAttribute("action")!.EndsWith("/role"));
        (await moderator.Get("/admin/members?q=ines@example.test")).Document.QuerySelectorAll(".people li").ShouldBeEmpty();
        (await moderator.Get($"/admin/members/{chief.Id}")).Document.Forms.ShouldNotContain(f => f.GetAttribute("action")!.EndsWith("/sign-out") && f.GetAttribute("action")!.StartsWith("/admin/members/"));

        var actor = new Actor(99, "modo", "modo", Role.Moderator);
        (await forum.With((HelpMember help) => help.Run(new(actor, chief.Id, MemberHelp.SignOut), default))).ShouldBeOfType<HelpMember.Outcome.Refused>();
        (await forum.With((HelpMember help) => help.Run(new(actor, 999_999, MemberHelp.SignOut), default))).ShouldBeOfType<HelpMember.Outcome.NotFound>();
        (await forum.With((ChangeRole change) => change.Run(new("ines", Role.Admin) { By = actor }, default))).ShouldBeOfType<ChangeRole.Outcome.Refused>();
    }

    private async Task<Page> Press(Actor member, string what, params (string, string)[] typed)
    {
        var root = $"/admin/members/{member.Id}";
        return await admin.Submit(await admin.Get(root), $"{root}/{what}", typed);
    }

    private async Task<string> Told(string action) => (await forum.Read(db => db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync(a => a.Action == action))).Subject;
}
