using Forum.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Security;

/// <summary>Addresses that only tests have, to see what the platform makes of them.</summary>
public sealed class SamplesController : Controller
{
    [HttpGet("/samples/token")]
    public IActionResult Token([FromServices] Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        Content(antiforgery.GetAndStoreTokens(HttpContext).RequestToken!);

    [HttpPost("/samples/echo")]
    public IActionResult Echo(string? text) => Content("heard: " + text);

    [HttpGet("/samples/failure")]
    public IActionResult Fail() => throw new InvalidOperationException("a secret of the store");

    [HttpGet("/samples/status/{code:int}")]
    public IActionResult Status(int code)
    {
        if (code == 429) Response.Headers.RetryAfter = "42";
        return new StatusCodeResult(code);
    }
}

/// <summary>One forum with the sample addresses, for all tests of a class.</summary>
public sealed class SampleForum : IAsyncLifetime
{
    private TestForum forum = null!;
    private WebApplicationFactory<global::Program> factory = null!;

    public IServiceProvider Services => factory.Services;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        factory = Samples.With(forum);
    }

    /// <summary>Somebody new: no cookies yet.</summary>
    public HttpClient Visitor() => factory.CreateClient(Samples.AsTheyAre);

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await forum.DisposeAsync();
    }
}

internal static class Samples
{
    public static readonly WebApplicationFactoryClientOptions AsTheyAre = new() { AllowAutoRedirect = false };

    public static HttpClient Visitor(TestForum forum) => With(forum).CreateClient(AsTheyAre);

    public static WebApplicationFactory<global::Program> With(TestForum forum) => forum.Factory.WithWebHostBuilder(host =>
        host.ConfigureTestServices(services => services.AddControllersWithViews().AddApplicationPart(typeof(SamplesController).Assembly)));
}
