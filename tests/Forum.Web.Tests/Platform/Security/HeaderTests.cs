using Forum.Testing;

namespace Forum.Web.Tests.Platform.Security;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("https://forum.example", true)]
    [InlineData("http://forum.example", false)]
    public async Task every_page_says_what_the_browser_must_refuse(string publicUrl, bool overTls)
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:PublicUrl"] = publicUrl });
        using var answer = await Samples.Visitor(forum).GetAsync("/samples/echo");
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";

        var policy = Header("Content-Security-Policy");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("base-uri 'none'");
        policy.ShouldContain("require-trusted-types-for 'script'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("*");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Referrer-Policy").ShouldNotBeEmpty();
        Header("Permissions-Policy").ShouldContain("camera=()");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        (Header("Strict-Transport-Security").Length > 0).ShouldBe(overTls);
    }
}
