using System.Net;
using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Accounts;

public sealed class AccountPageTests : IAsyncLifetime
{
    private const string Better = "another horse entirely";
    private const string Preferences = "/u/marie/preferences";
    private TestForum forum = null!;
    private Visitor marie = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Member("marie");
        marie = forum.Visitor();
        await marie.SignIn("marie");
    }

    public async ValueTask DisposeAsync()
    {
        marie.Dispose();
        await forum.DisposeAsync();
    }

    [Fact]
    public async Task a_forgotten_password_is_replaced_through_the_letter()
    {
        using var visitor = forum.Visitor("192.0.2.5");
        var asked = await visitor.Submit(await visitor.Get("/forgot-password"), "/forgot-password", ("email", "marie@example.test"));
        asked.Status.ShouldBe(HttpStatusCode.OK);
        var link = (await forum.MailTo("marie@example.test"))[^1].Data["link"];

        var form = await visitor.Get(link);
        var refused = await visitor.Submit(form, "/reset-password", ("password", "motdepasse"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorOf("password")!.ShouldContain("répandus");
        var done = await visitor.Submit(refused, "/reset-password", ("password", Better));
        (await visitor.Get(done.Location!)).Text.ShouldContain("Votre mot de passe est changé");
        (await visitor.Get(link)).Status.ShouldBe(HttpStatusCode.Gone);
        (await marie.Get(Preferences)).Location!.ShouldStartWith("/sign-in", customMessage: "every browser is signed out");
        (await visitor.SignIn("marie", Better)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task known_and_unknown_addresses_get_the_same_answer()
    {
        using var visitor = forum.Visitor("192.0.2.5");
        var form = await visitor.Get("/forgot-password");
        var known = await visitor.Submit(form, "/forgot-password", ("email", "marie@example.test"));
        var unknown = await visitor.Submit(form, "/forgot-password", ("email", "nobody@example.test"));
        unknown.Status.ShouldBe(known.Status);
        unknown.Document.QuerySelector("main")!.InnerHtml.Replace("nobody", "marie").ShouldBe(known.Document.QuerySelector("main")!.InnerHtml);
    }

    [Fact]
    public async Task looking_at_a_confirmation_link_changes_nothing()
    {
        using var visitor = forum.Visitor("192.0.2.5");
        await visitor.Submit(await visitor.Get("/sign-up"), "/sign-up", ("username", "paul"), ("agree", "true"), ("email", "paul@exemple.fr"), ("password", TestForum.Password));
        var link = (await forum.MailTo("paul@exemple.fr"))[0].Data["link"];

        var page = await visitor.Get(link);
        (await Confirmed("paul@exemple.fr")).ShouldBeFalse();
        (await visitor.Submit(page, "/confirm-email")).Text.ShouldContain("Votre adresse est confirmée");
        (await Confirmed("paul@exemple.fr")).ShouldBeTrue();
        (await visitor.Submit(page, "/confirm-email")).Text.ShouldContain("déjà confirmée");
        using var elsewhere = forum.Visitor();
        var again = await elsewhere.Get(link);
        again.Text.ShouldContain("déjà confirmée");
        again.Document.QuerySelector("main form").ShouldBeNull();
        again.Document.QuerySelector("main a[href='/sign-in']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/confirm-email?token=nonsense")]
    [InlineData("/confirm-email?change=nonsense")]
    [InlineData("/confirm-email")]
    public async Task a_broken_confirmation_link_is_explained(string link)
    {
        var page = await marie.Get(link);
        page.Status.ShouldBe(HttpStatusCode.Gone);
        page.Text.ShouldContain("Ce lien ne sert plus");
    }

    [Fact]
    public async Task the_password_is_changed_here_and_others_are_signed_out()
    {
        using var phone = forum.Visitor();
        await phone.SignIn("marie");
        var page = await marie.Get(Preferences);

        var wrong = await marie.Submit(page, Preferences + "/password", ("currentPassword", "not this one"), ("newPassword", "short"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.ErrorOf("currentPassword").ShouldNotBeNull();
        wrong.ErrorOf("newPassword").ShouldNotBeNull();

        var done = await marie.Submit(page, Preferences + "/password", ("currentPassword", TestForum.Password), ("newPassword", Better));
        (await marie.Get(done.Location!)).Text.ShouldContain("Votre mot de passe est changé");
        (await phone.Get(Preferences)).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task the_address_is_changed_once_its_link_is_followed()
    {
        var page = await marie.Get(Preferences);
        var wrong = await marie.Submit(page, Preferences + "/email", ("email", "new@exemple.fr"), ("password", "not this one"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.ValueOf("email").ShouldBe("new@exemple.fr");

        var asked = await marie.Submit(page, Preferences + "/email", ("email", "new@exemple.fr"), ("password", TestForum.Password));
        (await marie.Get(asked.Location!)).Text.ShouldContain("new@exemple.fr remplacera");
        var link = (await forum.MailTo("new@exemple.fr"))[0].Data["link"];
        (await marie.Submit(await marie.Get(link), "/confirm-email")).Text.ShouldContain("a remplacé l’ancienne");
    }

    [Fact]
    public async Task devices_are_listed_and_ended_one_by_one_or_all()
    {
        using var phone = forum.Visitor();
        using var tablet = forum.Visitor();
        await phone.SignIn("marie");
        await tablet.SignIn("marie");

        var page = await marie.Get(Preferences);
        page.Document.QuerySelectorAll(".devices li").Length.ShouldBe(3);
        page.Document.QuerySelector(".devices li")!.TextContent.ShouldContain("Firefox, Linux");
        var end = page.Document.QuerySelector(".devices form")!.GetAttribute("action")!;
        (await marie.Submit(page, end)).Location!.ShouldContain("done=session");
        var others = await marie.Submit(page, "/sessions/end-others");
        others.Location!.ShouldEndWith("?done=sessions#said");
        (await marie.Get(others.Location!)).Document.QuerySelector("section[aria-labelledby=sessions] #said").ShouldNotBeNull();

        (await phone.Get(Preferences)).Location!.ShouldStartWith("/sign-in");
        (await tablet.Get(Preferences)).Location!.ShouldStartWith("/sign-in");
        (await marie.Get(Preferences)).Document.QuerySelectorAll(".devices li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task somebody_else_s_account_is_not_there()
    {
        var paul = await forum.Member("paul");
        (await marie.Get("/u/paul/preferences")).Status.ShouldBe(HttpStatusCode.NotFound);
        var session = await forum.With((SignIn signIn) => signIn.Run(new("paul", TestForum.Password, false, "192.0.2.9", ""), default));
        session.ShouldBeOfType<SignIn.Outcome.SignedIn>();
        var id = await forum.Read(db => db.Sessions.Where(s => s.MemberId == paul.Id).Select(s => s.Id).SingleAsync());
        var token = (await marie.Get(Preferences)).ValueOf("__RequestVerificationToken")!;
        (await marie.Post($"/sessions/{id}/end", ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await forum.Read(db => db.Sessions.AnyAsync(s => s.Id == id))).ShouldBeTrue();
    }

    [Fact]
    public async Task typing_the_password_again_renews_the_cookie()
    {
        var before = Cookie();
        var page = await marie.Get("/confirm-password?return=/about");
        (await marie.Submit(page, "/confirm-password", ("password", "not this one"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await marie.Submit(page, "/confirm-password", ("password", TestForum.Password))).Location.ShouldBe("/about");
        Cookie().ShouldNotBe(before);
        (await marie.Get(Preferences)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task account_pages_are_kept_by_no_shared_cache_and_one_time_links_by_none()
    {
        using var visitor = forum.Visitor();
        foreach (var path in new[] { "/sign-in", "/sign-up", "/forgot-password" })
            (await visitor.Get(path)).Answer.Headers.CacheControl!.Private.ShouldBeTrue(path);
        (await visitor.Get("/confirm-email?token=x")).Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await marie.Get(Preferences)).Answer.Headers.CacheControl!.Private.ShouldBeTrue();
    }

    [Fact]
    public async Task a_role_given_meanwhile_counts_at_once()
    {
        await forum.Write(async write => (await write.Db.Members.SingleAsync()).Become(Role.Moderator));
        await forum.With((Sessions sessions) => { sessions.Forget(); return Task.FromResult(true); });
        await forum.Reach(Core.Features.Launch.Stage.Private);
        (await marie.Get(Preferences)).Status.ShouldBe(HttpStatusCode.OK, "staff come in at the private stage");
    }

    private string Cookie() => marie.Cookies.GetCookies(new Uri("http://localhost"))["preau"]!.Value;

    private Task<bool> Confirmed(string email) => forum.Read(db => db.Accounts.Where(a => a.Email == email).Select(a => a.EmailConfirmed).SingleAsync());
}
