using System.Net;

namespace Forum.Web.Tests.Platform.Host;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("198.51.100.0/24", true)]
    [InlineData("192.0.2.1, 10.0.0.0/8", false)]
    public async Task a_forwarded_address_counts_only_when_a_listed_proxy_says_it(string proxies, bool limited)
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:Proxies"] = proxies }, setUp: false);
        using var client = forum.Factory.CreateClient();

        HttpStatusCode last = default;
        for (var i = 0; i < 12; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/setup?code=guess");
            request.Headers.Add(RemoteAddress.Header, "192.0.2.1");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
            last = (await client.SendAsync(request)).StatusCode;
        }

        last.ShouldBe(limited ? HttpStatusCode.TooManyRequests : HttpStatusCode.Forbidden);
    }
}
