using System.Net;

namespace Forum.Web.Tests.Features.Accounts;

public sealed class SignInPageTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Member("marie");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task the_page_has_one_form_with_one_text_field_and_one_password()
    {
        using var visitor = forum.Visitor();
        var page = await visitor.Get("/sign-in");
        var form = page.Document.QuerySelectorAll("main form").ShouldHaveSingleItem();
        form.QuerySelectorAll("input[type=text]").ShouldHaveSingleItem().GetAttribute("autocomplete").ShouldBe("username");
        form.QuerySelectorAll("input[type=password]").ShouldHaveSingleItem().GetAttribute("autocomplete").ShouldBe("current-password");
    }

    [Fact]
    public async Task a_member_comes_in_and_goes_back_to_where_they_were_going()
    {
        using var visitor = forum.Visitor();
        var asked = await visitor.Get("/u/marie/preferences");
        asked.Location.ShouldBe("/sign-in?return=%2Fu%2Fmarie%2Fpreferences");
        var entered = await visitor.Submit(await visitor.Get(asked.Location!), "/sign-in", ("name", "marie"), ("password", TestForum.Password));
        entered.Status.ShouldBe(HttpStatusCode.Found);
        entered.Location.ShouldBe("/u/marie/preferences");
        (await visitor.Get(entered.Location!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var visitor = forum.Visitor();
        var cookie = CookieOf(await visitor.SignIn("marie"), "preau");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("secure");
        cookie.ShouldNotContain("max-age");
        CookieOf(await forum.Visitor().SignIn("marie", remember: true), "preau").ShouldContain("max-age=7776000");
    }

    [Fact]
    public async Task over_https_the_cookie_belongs_to_this_host_alone()
    {
        await using var secure = await TestForum.Start(settings: new() { ["Forum:PublicUrl"] = "https://forum.example.test" });
        await secure.Member("marie");
        using var visitor = secure.Visitor();
        var cookie = CookieOf(await visitor.SignIn("marie"), "__Host-preau");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain");
    }

    [Theory]
    [InlineData("marie", "wrong password")]
    [InlineData("nobody", "wrong password")]
    [InlineData("marie", "")]
    [InlineData("", "")]
    public async Task a_wrong_answer_is_one_sentence_and_keeps_the_name(string name, string password)
    {
        using var visitor = forum.Visitor();
        var page = await visitor.SignIn(name, password);
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ErrorOf("password").ShouldNotBeNullOrEmpty();
        (page.ValueOf("name") ?? "").ShouldBe(name);
        (await visitor.Get("/u/marie/preferences")).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task unknown_and_known_names_get_the_same_page()
    {
        using var visitor = forum.Visitor();
        var known = await visitor.SignIn("marie", "wrong password");
        var unknown = await visitor.SignIn("nobody", "wrong password");
        unknown.ErrorOf("password").ShouldBe(known.ErrorOf("password"));
    }

    [Fact]
    public async Task too_many_tries_have_to_wait_even_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("preau-tests").FullName;
        try
        {
            await using (var before = await TestForum.Start(folder))
            {
                using var guesser = before.Visitor("192.0.2.66");
                for (var i = 0; i < 6; i++) (await guesser.SignIn("anybody", "wrong password")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
                (await guesser.SignIn("anybody", "wrong password")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
            }

            await using var after = await TestForum.Start(folder);
            using var again = after.Visitor("192.0.2.66");
            var page = await again.SignIn("anybody", "wrong password");
            page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
            page.Answer.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromMinutes(1));
            page.Text.ShouldContain("Réessayez dans 1 minute");

            after.Clock.Advance(TimeSpan.FromMinutes(1));
            (await again.SignIn("anybody", "wrong password")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task no_return_address_leads_away_from_the_site()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");
        foreach (var value in Corpora.OpenRedirects())
        {
            var page = await visitor.Get("/sign-in?return=" + Uri.EscapeDataString(value));
            page.Status.ShouldBe(HttpStatusCode.Found, value);
            new Uri(new Uri("http://forum.example.test/"), page.Location).Host.ShouldBe("forum.example.test", value);
        }
    }

    [Fact]
    public async Task a_return_address_with_accents_arrives()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");
        (await visitor.Get("/sign-in?return=" + Uri.EscapeDataString("/tag/été"))).Location.ShouldBe("/tag/%C3%A9t%C3%A9");
    }

    [Fact]
    public async Task signing_out_ends_the_session_on_the_server()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");
        var stolen = visitor.Cookies.GetCookieHeader(new Uri("http://localhost"));
        var page = await visitor.Get("/u/marie/preferences");
        var left = await visitor.Submit(page, "/sign-out");
        left.Location.ShouldBe("/");
        left.Answer.Headers.GetValues("Clear-Site-Data").ShouldHaveSingleItem().ShouldContain("cache");

        using var thief = forum.Visitor();
        thief.Cookies.SetCookies(new Uri("http://localhost"), stolen.Replace("; ", ","));
        (await thief.Get("/u/marie/preferences")).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task a_stranger_s_form_signs_nobody_out()
    {
        using var visitor = forum.Visitor();
        await visitor.SignIn("marie");
        (await visitor.Post("/sign-out")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.Get("/u/marie/preferences")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task signing_in_again_ends_the_session_before()
    {
        using var visitor = forum.Visitor();
        var form = await visitor.Get("/sign-in");
        await visitor.Submit(form, "/sign-in", ("name", "marie"), ("password", TestForum.Password));
        var first = visitor.Cookies.GetCookies(new Uri("http://localhost"))["preau"]!.Value;

        await forum.Member("paul");
        using var other = forum.Visitor();
        other.Cookies.SetCookies(new Uri("http://localhost"), "preau=" + first);
        var preferences = await other.Get("/u/marie/preferences");
        var token = preferences.ValueOf("__RequestVerificationToken")!;
        await other.Post("/sign-in", ("name", "paul"), ("password", TestForum.Password), ("__RequestVerificationToken", token));

        (await visitor.Get("/u/marie/preferences")).Location!.ShouldStartWith("/sign-in");
        (await other.Get("/u/paul/preferences")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string CookieOf(Page page, string name) =>
        page.Answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal)).ToLowerInvariant();
}
