using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Launch;

public sealed class LaunchGateTests
{
    [Theory]
    [InlineData("Private", Role.Guest, false)]
    [InlineData("Private", Role.Member, false)]
    [InlineData("Private", Role.Moderator, true)]
    [InlineData("Internal", Role.Guest, false)]
    [InlineData("Internal", Role.Member, true)]
    [InlineData("Preview", Role.Guest, false)]
    [InlineData("Preview", Role.Member, true)]
    [InlineData("Live", Role.Guest, true)]
    internal async Task a_stage_lets_in_whom_it_names_on_every_route(string stage, Role role, bool enters)
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Enum.Parse<Stage>(stage));
        using var visitor = forum.Visitor();
        if (role != Role.Guest)
        {
            await forum.Member("camille", role);
            (await visitor.SignIn("camille")).Status.ShouldBe(HttpStatusCode.Found);
        }

        foreach (var path in (string[])["/", "/t/anything/1", "/nothing-here"])
        {
            var page = await visitor.Get(path);
            if (enters) (page.Text.Contains("n’est pas encore ouvert", StringComparison.Ordinal)).ShouldBeFalse(path);
            else page.Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task before_the_opening_a_visitor_is_told_so_and_shown_the_way_to_sign_in()
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Private);
        using var visitor = forum.Visitor();

        var home = await visitor.Get("/");

        home.Text.ShouldContain("Le préau n’est pas encore ouvert.");
        home.Document.QuerySelector("main a[href='/sign-in']").ShouldNotBeNull();
        home.Document.QuerySelector("header a[href='/categories']").ShouldBeNull();
        foreach (var open in (string[])["/sign-in", "/sign-up", "/forgot-password", "/healthz", "/readyz", "/robots.txt", "/offline", "/sw.js"])
            (await visitor.Get(open)).Status.ShouldBe(HttpStatusCode.OK, open);
    }

    [Fact]
    public async Task search_engines_stay_outside_until_everybody_is_let_in()
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Preview);
        using var visitor = forum.Visitor();

        (await visitor.Get("/sign-in")).Answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        (await Robots(visitor)).ShouldContain("Disallow: /\n");

        await forum.Reach(Stage.Live);
        (await visitor.Get("/sign-in")).Answer.Headers.Contains("X-Robots-Tag").ShouldBeFalse();
        (await Robots(visitor)).ShouldNotContain("Disallow: /\n");
    }

    private static async Task<string> Robots(Visitor visitor) => await (await visitor.Get("/robots.txt")).Answer.Content.ReadAsStringAsync();
}
