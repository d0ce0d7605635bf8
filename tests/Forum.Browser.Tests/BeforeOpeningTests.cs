using Forum.Core.Features.Launch;
using Forum.Testing;
using Forum.Web.Features.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Browser.Tests;

/// <summary>What a forum shows before it is set up, and before it lets everybody in.</summary>
public sealed class BeforeOpeningTests(Chrome chrome)
{
    [Fact]
    public async Task the_pages_before_the_opening_are_sound()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var forum = await TestForum.Start(setUp: false, listens: true);
        var code = forum.Services.GetRequiredService<SetupCode>().Renew();

        await Look(forum, "/setup", 200);
        await Look(forum, "/setup?code=wrong", 403);
        await Look(forum, $"/setup?code={code}", 200);
        await Look(forum, $"/setup?code={code}", 200, SetUpBadly);

        await forum.Reach(Stage.Private);
        await Look(forum, "/", 403);
        await Look(forum, "/sign-up", 200);
        await Look(forum, "/guidelines", 200);
    }

    private async Task Look(TestForum forum, string path, int status, Func<Window, Task>? then = null)
    {
        foreach (var (device, language) in new[] { (Device.Phone, "fr"), (Device.Desktop, "en") })
        {
            await using var window = await chrome.Open(forum, device, language);
            (await window.Go(path)).ShouldBe(status);
            if (then is not null) await then(window);
            (await Inspection.Of(window, device)).ShouldBeEmpty(path);
        }
    }

    private static async Task SetUpBadly(Window window)
    {
        await window.Fill("Title", "La cour");
        await window.Fill("Username", "a");
        await window.Fill("Email", "a@b");
        await window.Fill("Password", "azerty");
        await window.Send("/setup");
        await window.Page.Locator("#password[aria-invalid=true]").WaitForAsync();
    }
}
