using System.Net;
using Forum.Core.Features.Launch;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Accounts;

public sealed class SignUpPageTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync() => forum = await TestForum.Start();

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task three_fields_and_a_tick_make_a_member_who_is_signed_in()
    {
        using var visitor = forum.Visitor();
        var page = await visitor.Get("/sign-up?return=/about");
        page.Document.QuerySelectorAll("main input:not([type=hidden], [tabindex='-1'])").Length.ShouldBe(4);

        var joined = await Send(visitor, page, "Marie", "marie@exemple.fr", TestForum.Password);

        joined.Status.ShouldBe(HttpStatusCode.Found);
        joined.Location.ShouldBe("/welcome?return=%2Fabout");
        var welcome = await visitor.Get(joined.Location!);
        welcome.Text.ShouldContain("marie@exemple.fr");
        welcome.Document.QuerySelector("main a.main")!.GetAttribute("href").ShouldBe("/about");
        (await visitor.Get("/u/Marie/preferences")).Text.ShouldContain("marie@exemple.fr");
        (await visitor.Get("/sign-up")).Location.ShouldBe("/");
    }

    [Theory]
    [InlineData("fr", "trop court", "semble pas complète", "au moins 10")]
    [InlineData("en", "too short", "not look complete", "at least 10")]
    public async Task each_problem_stands_beside_its_field_in_the_reader_s_language(string language, string name, string email, string password)
    {
        using var visitor = forum.Visitor(language: language);
        var page = await Send(visitor, await visitor.Get("/sign-up"), "a", "marie@gmail", "short");

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ErrorOf("username")!.ShouldContain(name);
        page.ErrorOf("email")!.ShouldContain(email);
        page.ErrorOf("password")!.ShouldContain(password);
        page.ValueOf("username").ShouldBe("a");
        page.ValueOf("email").ShouldBe("marie@gmail");
        page.ValueOf("password").ShouldBeNullOrEmpty();
    }

    [Theory]
    [InlineData("fr", "un tiret, un point ou un tiret bas")]
    [InlineData("en", "a hyphen, a dot or an underscore")]
    public async Task a_hint_and_the_sentence_above_it_say_the_same_once(string language, string signs)
    {
        using var visitor = forum.Visitor(language: language);
        var page = await Send(visitor, await visitor.Get("/sign-up"), "a b", "marie@exemple.fr", "short");

        page.ErrorOf("username")!.ShouldContain(signs);
        page.Document.QuerySelector("#username-hint")!.TextContent.ShouldContain(signs);
        page.Document.QuerySelector("#password-hint")!.TextContent.Split(". ").ShouldAllBe(sentence => !page.ErrorOf("password")!.Contains(sentence));
    }

    [Fact]
    public async Task a_taken_and_a_look_alike_name_are_told_apart()
    {
        await forum.Member("marie");
        using var visitor = forum.Visitor();
        var form = await visitor.Get("/sign-up");
        (await Send(visitor, form, "Marie", "x@exemple.fr", TestForum.Password)).ErrorOf("username")!.ShouldContain("déjà pris");
        (await Send(visitor, form, "mar1e", "x@exemple.fr", TestForum.Password)).ErrorOf("username")!.ShouldContain("se confond");
        (await Send(visitor, form, "paul", "marie@example.test", TestForum.Password)).ErrorOf("email")!.ShouldContain("existe déjà");
    }

    [Theory]
    [InlineData("fr", "Saisissez-le de nouveau")]
    [InlineData("en", "Type it again")]
    public async Task after_any_mistake_the_password_is_asked_for_again(string language, string again)
    {
        await forum.Member("marie");
        using var visitor = forum.Visitor(language: language);
        var form = await visitor.Get("/sign-up");
        form.Document.QuerySelector("#password-hint")!.TextContent.ShouldNotContain(again);

        var taken = await Send(visitor, form, "marie", "x@exemple.fr", TestForum.Password);

        taken.Document.QuerySelector("#password-hint")!.TextContent.ShouldContain(again);
        taken.Document.QuerySelector("#password")!.GetAttribute("aria-describedby")!.ShouldContain("password-hint");
    }

    [Fact]
    public async Task joining_from_a_topic_leads_back_to_it()
    {
        await forum.Reach(Stage.Live);
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        using var visitor = forum.Visitor();
        var page = await visitor.Get(path);

        var ways = page.Document.QuerySelectorAll("a[href^='/sign-up']").Select(a => (a.GetAttribute("href"), a.GetAttribute("rel"))).ToList();

        var back = ($"/sign-up?return={Uri.EscapeDataString(path)}", "nofollow");
        ways.ShouldBe([back, back]);
        var form = await visitor.Get(ways[0].Item1!);
        var signIn = form.Document.QuerySelector("main .ways a")!.GetAttribute("href")!;
        signIn.ShouldBe($"/sign-in?return={Uri.EscapeDataString(path)}");
        (await visitor.Get(signIn)).Document.QuerySelector("main .ways a")!.GetAttribute("href").ShouldBe(ways[0].Item1);
        (await Send(visitor, form, "marie", "marie@exemple.fr", TestForum.Password)).Location.ShouldBe($"/welcome?return={Uri.EscapeDataString(path)}");

        using var other = forum.Visitor();
        foreach (var place in (string[])["/", "/sign-up", "/nowhere", "/search?q=sujet"])
            (await other.Get(place)).Document.QuerySelector("header a[href^='/sign-up']")!.GetAttribute("href").ShouldBe("/sign-up", place);
    }

    [Fact]
    public async Task a_double_click_makes_one_account()
    {
        using var visitor = forum.Visitor();
        var form = await visitor.Get("/sign-up");
        var pages = await Task.WhenAll(
            Send(visitor, form, "marie", "marie@exemple.fr", TestForum.Password),
            Send(visitor, form, "marie", "marie@exemple.fr", TestForum.Password));
        pages.ShouldAllBe(page => page.Status == HttpStatusCode.Found);
        (await forum.Read(db => db.Accounts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task whoever_goes_back_and_sends_the_form_again_is_a_member_already()
    {
        using var visitor = forum.Visitor();
        var form = await visitor.Get("/sign-up");
        (await Send(visitor, form, "marie", "marie@exemple.fr", TestForum.Password)).Location.ShouldBe("/welcome");

        var again = await Send(visitor, form, "marie", "marie@exemple.fr", TestForum.Password);

        (again.Status, again.Location).ShouldBe((HttpStatusCode.Found, "/"));
        (await forum.Read(db => db.Accounts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task the_fourth_account_from_an_address_has_to_wait_and_keeps_what_was_typed()
    {
        for (var i = 0; i < 3; i++)
        {
            using var joining = forum.Visitor("192.0.2.9");
            (await Send(joining, await joining.Get("/sign-up"), "member" + i, $"m{i}@exemple.fr", TestForum.Password)).Status.ShouldBe(HttpStatusCode.Found);
        }

        using var visitor = forum.Visitor("192.0.2.9");
        var page = await Send(visitor, await visitor.Get("/sign-up"), "fourth", "m4@exemple.fr", TestForum.Password);
        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Answer.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromDays(1));
        page.Text.ShouldContain("Réessayez dans 24 heures");
        page.ValueOf("username").ShouldBe("fourth");
    }

    [Fact]
    public async Task before_the_opening_the_page_says_so_and_leads_to_the_sign_in()
    {
        using var visitor = forum.Visitor();
        var form = await visitor.Get("/sign-up");
        await forum.Reach(Stage.Preview);

        var closed = await visitor.Get("/sign-up");
        closed.Text.ShouldContain("Les inscriptions ne sont pas ouvertes");
        closed.Document.QuerySelector("main a[href='/sign-in']").ShouldNotBeNull();
        (await Send(visitor, form, "marie", "marie@exemple.fr", TestForum.Password)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await forum.Read(db => db.Accounts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task naughty_strings_in_every_field_never_break_the_page()
    {
        await using var generous = await TestForum.Start(settings: new() { ["Forum:Bench:Limits"] = "off" });
        using var visitor = generous.Visitor();
        var form = await visitor.Get("/sign-up");
        foreach (var naughty in Corpora.NaughtyStrings())
        {
            var page = await Send(visitor, form, naughty, naughty, "x");
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, naughty);
        }
    }

    [Fact]
    public async Task naughty_names_that_are_allowed_have_a_page_of_their_own()
    {
        await using var generous = await TestForum.Start(settings: new() { ["Forum:Bench:Limits"] = "off" });
        var at = 0;
        foreach (var naughty in Corpora.NaughtyStrings())
        {
            if (Core.Features.Accounts.Username.Read(naughty) is not { Refusal: null } name) continue;
            using var visitor = generous.Visitor();
            var page = await Send(visitor, await visitor.Get("/sign-up"), naughty, $"n{at++}@exemple.fr", TestForum.Password);
            if (page.ErrorOf("username") is not null) continue;
            page.Status.ShouldBe(HttpStatusCode.Found, naughty);
            (await visitor.Get($"/u/{Uri.EscapeDataString(name.Name.Text)}/preferences")).Status.ShouldBe(HttpStatusCode.OK, naughty);
        }
    }

    private static Task<Page> Send(Visitor visitor, Page page, string username, string email, string password) =>
        visitor.Submit(page, "/sign-up", ("username", username), ("email", email), ("password", password), ("agree", "true"));
}
