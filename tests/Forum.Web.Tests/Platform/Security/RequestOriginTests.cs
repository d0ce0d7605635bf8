using System.Net;
using Forum.Testing;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace Forum.Web.Tests.Platform.Security;

public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("same-origin", null, RequestOrigin.Ours)]
    [InlineData("none", null, RequestOrigin.Ours)]
    [InlineData("same-site", "https://forum.example", RequestOrigin.Elsewhere)]
    [InlineData("cross-site", "https://forum.example", RequestOrigin.Elsewhere)]
    [InlineData(null, "https://forum.example", RequestOrigin.Ours)]
    [InlineData(null, "http://inside:8080", RequestOrigin.Ours)]
    [InlineData(null, "https://forum.example.evil.example", RequestOrigin.Elsewhere)]
    [InlineData(null, "null", RequestOrigin.Elsewhere)]
    [InlineData(null, null, RequestOrigin.Unsaid)]
    public void the_browser_says_where_a_request_comes_from(string? site, string? origin, object expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString("inside", 8080);
        if (site is not null) request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null) request.Headers.Origin = origin;
        RequestOrigins.Of(request, "https://forum.example").ShouldBe(expected);
    }

    [Fact]
    public async Task a_change_asked_for_by_another_site_is_refused_and_a_key_counts_only_for_the_api()
    {
        await using var forum = await TestForum.Start();
        var client = Samples.Visitor(forum);

        async Task<HttpStatusCode> Post(bool key, string site = "cross-site", string path = "/samples/echo")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("text", "salut")]) };
            request.Headers.Add("Sec-Fetch-Site", site);
            if (key) request.Headers.Add("Authorization", "Bearer something");
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        (await Post(key: false)).ShouldBe(HttpStatusCode.Forbidden);
        (await Post(key: true)).ShouldBe(HttpStatusCode.Forbidden);
        (await Post(key: true, site: "same-origin")).ShouldBe(HttpStatusCode.BadRequest);
        (await Post(key: true, path: "/api/v1/topics")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
