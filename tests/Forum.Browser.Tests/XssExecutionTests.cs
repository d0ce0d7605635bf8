using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>With the content security policy off: the sanitiser alone must have done the work.</summary>
public sealed class XssExecutionTests(Chrome chrome)
{
    // Long enough for a broken picture's handler or an animation's event, and the corpus asks for it.
    private const int LeftAlone = 200;

    [Fact]
    public async Task no_attack_runs_in_a_browser()
    {
        (await Hits(chrome.Browser, XssPages.Broken())).ShouldBe(["alert 1"]);
        foreach (var page in XssPages.Render())
            (await Hits(chrome.Browser, page)).ShouldBeEmpty();
    }

    private static async Task<string[]> Hits(IBrowser browser, string html)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        // Nothing leaves the machine; what is asked for is answered by nothing, so that error handlers get their turn.
        await page.RouteAsync("**/*", route => route.Request.IsNavigationRequest && route.Request.Url == Address
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
            : route.AbortAsync());
        await page.GotoAsync(Address);
        // What waits for the pointer or the keyboard gets both.
        await page.Mouse.MoveAsync(200, 200);
        await page.Keyboard.PressAsync("Tab");
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");
        await page.WaitForTimeoutAsync(LeftAlone);
        page.Url.ShouldBe(Address);
        return await page.EvaluateAsync<string[]>("() => window.hits");
    }

    private const string Address = "http://forum.test/";
}
