using System.Net;
using AngleSharp.Html.Dom;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Offline;

public sealed class OfflineTests
{
    [Theory]
    [InlineData("fr", "dark", "Vous êtes hors ligne.")]
    [InlineData("en", "light", "You are offline.")]
    public async Task the_page_is_the_same_for_everybody_and_as_its_address_says(string language, string scheme, string title)
    {
        await using var forum = await TestForum.Start();
        await forum.Member("zoe");
        using var zoe = forum.Visitor(language: "fr");
        await zoe.SignIn("zoe");
        using var stranger = forum.Visitor("192.0.2.7", "en");
        await forum.Reach(Stage.Private);

        var page = await stranger.Get($"/offline?lang={language}&scheme={scheme}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.Document.DocumentElement.GetAttribute("data-scheme").ShouldBe(scheme);
        page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.Document.QuerySelector("main .button.main")!.GetAttribute("href").ShouldBe("", "whatever address could not be had");
        page.Document.QuerySelector("form, script").ShouldBeNull();
        page.Answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await Text(zoe, $"/offline?lang={language}&scheme={scheme}")).ShouldBe(await page.Answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task the_worker_is_there_before_anything_else_and_kept_by_nobody()
    {
        await using var forum = await TestForum.Start(setUp: false);
        using var visitor = forum.Visitor();

        (await visitor.Get("/offline")).Status.ShouldBe(HttpStatusCode.OK);
        using var worker = await visitor.Fetch("/sw.js?lang=fr");
        worker.StatusCode.ShouldBe(HttpStatusCode.OK);
        worker.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        worker.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        worker.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("worker-src 'self'");

        var mark = worker.Headers.ETag!.ToString();
        using var again = await visitor.Fetch("/sw.js?lang=fr", null, ("If-None-Match", mark));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task the_worker_keeps_what_the_page_asks_for_and_changes_with_it()
    {
        await using var forum = await TestForum.Start();
        using var visitor = forum.Visitor();
        var sheet = ((IHtmlLinkElement)(await visitor.Get("/offline")).Document.QuerySelector("link[rel=stylesheet]")!).GetAttribute("href")!;
        (await visitor.Get(sheet)).Status.ShouldBe(HttpStatusCode.OK);
        var worker = await Text(visitor, "/sw.js");
        worker.ShouldContain($"const sheet = \"{sheet}\";");

        (await Text(visitor, "/sw.js")).ShouldBe(worker);
        await Change(forum, site => site with { Title = "Lanterne" });
        var renamed = await Text(visitor, "/sw.js");
        renamed.ShouldNotBe(worker);
        await Change(forum, site => site with { Accent = "#a03020" });
        (await Text(visitor, "/sw.js")).ShouldNotContain(sheet);
    }

    private static async Task Change(TestForum forum, Func<SiteSettings, SiteSettings> change)
    {
        var settings = forum.Services.GetRequiredService<SettingsStore>();
        var site = await settings.Get<SiteSettings>(default);
        await forum.Write(write => settings.Save(change(site), write, default));
    }

    private static async Task<string> Text(Visitor visitor, string path) => await (await visitor.Get(path)).Answer.Content.ReadAsStringAsync();
}
