using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>A train goes into a tunnel: the kept page in the reader's language, and the way on when it comes out.</summary>
public sealed class OfflineFlowTests(Chrome chrome, Town town)
{
    private const string Kept = """
        async () => {
          await navigator.serviceWorker.ready;
          return (await caches.keys()).length;
        }
        """;

    [Fact]
    public async Task without_a_connection_there_is_a_page_and_with_one_again_the_way_on()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var window = await chrome.Open(town.Forum, Device.Phone, "en");
        var page = window.Page;
        await window.Go("/categories");
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(1);
        window.Complaints.ShouldBeEmpty();

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/people?page=1");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("You are offline.");
        page.Url.ShouldEndWith("/people?page=1");
        (await page.EvaluateAsync<int>("() => document.styleSheets[0].cssRules.length")).ShouldBeGreaterThan(1);

        await page.Context.SetOfflineAsync(false);
        await window.Press(page.Locator("main .button.main"));
        page.Url.ShouldEndWith("/people?page=1");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("People");
    }
}
