using System.Net;
using Forum.Web.Platform.Theming;
using Forum.Web.Tests.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Theming;

public sealed class AssetTests(SampleForum forum) : IClassFixture<SampleForum>
{
    private readonly HttpClient client = forum.Visitor();

    private Assets Assets => forum.Services.GetRequiredService<Assets>();

    [Fact]
    public async Task a_fingerprinted_file_is_kept_for_ever()
    {
        using var answer = await client.GetAsync(Assets["icons.svg"]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
        answer.Headers.CacheControl.Extensions.ShouldContain(extension => extension.Name == "immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("", null)]
    public async Task a_file_comes_in_the_best_form_the_browser_takes(string accepted, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Assets["main.js"]);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);

        using var again = new HttpRequestMessage(HttpMethod.Get, Assets["main.js"]);
        again.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task an_old_fingerprint_gets_today_s_file_and_is_not_kept()
    {
        using var answer = await client.GetAsync("/assets/theme-0123456789.css");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("/assets/nothing-0123456789.css")]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/theme.css")]
    public async Task what_is_not_there_is_not_found(string path) =>
        (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
