using System.Net;
using Forum.Testing;
using Forum.Web.Tests.Platform.Security;

namespace Forum.Web.Tests.Platform.Theming;

public sealed class DisplayTests(SampleForum forum) : IClassFixture<SampleForum>
{
    private readonly HttpClient client = forum.Visitor();

    [Fact]
    public async Task a_choice_is_kept_and_leads_back()
    {
        using var answer = await client.GetAsync("/display?lang=en&scheme=dark&back=/t/x/1%3Fpage%3D2");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/t/x/1?page=2");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Set-Cookie").Count().ShouldBe(2);

        var page = await client.GetStringAsyncOf("/nowhere");
        page.ShouldContain("<html lang=\"en\" data-scheme=\"dark\">");
        page.ShouldContain("<meta name=\"color-scheme\" content=\"dark\">");
    }

    [Fact]
    public async Task an_unknown_choice_changes_nothing()
    {
        using var answer = await client.GetAsync("/display?lang=xx&scheme=pink");
        answer.Headers.Location!.ToString().ShouldBe("/");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task nobody_is_led_to_another_site()
    {
        var site = new Uri("https://forum.example/");
        foreach (var back in Corpora.OpenRedirects().Prepend("//evil.example"))
        {
            using var answer = await client.GetAsync("/display?back=" + Uri.EscapeDataString(back));
            var location = answer.Headers.GetValues("Location").Single();
            location.ShouldStartWith("/");
            new Uri(site, location).Host.ShouldBe(site.Host, back);
        }
    }

    [Fact]
    public async Task a_visitor_s_page_holds_no_changing_form_and_no_token()
    {
        var page = await client.GetStringAsyncOf("/nowhere");
        page.ShouldContain("rel=\"nofollow\"");
        page.ShouldNotContain("method=\"post\"");
        page.ShouldNotContain("__RequestVerificationToken");
    }
}
