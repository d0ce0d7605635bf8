using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Legal;

public sealed class LegalPageTests
{
    private static readonly string[] Paths = ["/guidelines", "/about", "/legal/privacy", "/legal/terms", "/legal/notice", "/legal/accessibility"];

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task every_text_is_there_in_both_languages_at_every_stage(string language)
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            await using var forum = await TestForum.Start();
            await forum.Member("chef", Role.Admin);
            await Rename(forum, "Lanterne & <b>Cie</b>");
            await forum.Reach(stage);
            using var guest = forum.Visitor(language: language);
            foreach (var path in Paths)
            {
                var page = await guest.Get(path);
                page.Status.ShouldBe(HttpStatusCode.OK, $"{path} at {stage}");
                page.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
                page.Document.QuerySelectorAll(".prose h2").Length.ShouldBeGreaterThan(1, path);
                page.Text.ShouldNotContain("{");
                page.Document.QuerySelectorAll("main b b, main h1 b").Length.ShouldBe(0, "the name of the site is text");
                page.Text.ShouldContain("Lanterne & <b>Cie</b>");
                page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(path);
            }

            (await guest.Get("/about")).Text.Contains("chef", StringComparison.Ordinal).ShouldBe(stage == Stage.Live, "who keeps a closed forum is not told outside");
        }
    }

    [Fact]
    public async Task other_legal_pages_do_not_exist_and_capitals_lead_to_the_right_address()
    {
        await using var forum = await TestForum.Start();
        using var guest = forum.Visitor();

        (await guest.Get("/legal/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Get("/legal/Privacy")).Location.ShouldBe("/legal/privacy");
    }

    [Fact]
    public async Task the_privacy_page_names_every_cookie_there_is()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("ines");
        using var ines = forum.Visitor();
        await ines.SignIn("ines");
        await ines.Get("/display?lang=fr");
        await ines.Get("/display?scheme=dark");

        var text = (await ines.Get("/legal/privacy")).Document.QuerySelector(".prose")!;

        var named = text.QuerySelectorAll("code").Select(c => c.TextContent).ToList();
        var given = ines.Cookies.GetAllCookies().Select(c => c.Name).ToList();
        given.Count.ShouldBe(4);
        given.ShouldAllBe(name => named.Contains(name));
    }

    private static Task Rename(TestForum forum, string title) => forum.Write(async write =>
    {
        var settings = forum.Services.GetRequiredService<SettingsStore>();
        await settings.Save(await settings.Get<SiteSettings>(default) with { Title = title }, write, default);
    });
}
