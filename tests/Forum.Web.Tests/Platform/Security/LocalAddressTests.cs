using Forum.Testing;
using Forum.Web.Platform.Security;

namespace Forum.Web.Tests.Platform.Security;

public sealed class LocalAddressTests
{
    private static readonly Uri Site = new("https://forum.example/");

    [Theory]
    [InlineData("/")]
    [InlineData("/t/sujet/12?page=2#post-30")]
    [InlineData("/search?q=a%2Fb%5c")]
    public void a_path_of_this_site_passes(string address) => LocalAddress.IsSafe(address).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("t/sujet")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public void anything_else_does_not(string address) => LocalAddress.Or(address, "/").ShouldBe("/");

    [Fact]
    public void no_known_trick_leads_away()
    {
        foreach (var value in Corpora.OpenRedirects().Where(LocalAddress.IsSafe))
        {
            new Uri(Site, value).Host.ShouldBe(Site.Host, value);
            value.ShouldStartWith("/");
            value.ShouldNotStartWith("//");
        }
    }
}
