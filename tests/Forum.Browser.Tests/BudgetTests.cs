using Forum.Testing;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>What a topic page of twenty posts costs somebody who comes for the first time.</summary>
public sealed class BudgetTests(Chrome browser, Town town)
{
    private const int Kilobyte = 1000;
    private const int MostBytes = 60 * Kilobyte;
    private const int MostScript = 15 * Kilobyte;
    private const int MostRequests = 8;
    private const int Slowness = 6;

    // As it is reported everywhere: 0.00.
    private const int Decimals = 2;

    // What moved after it was painted, and by how much, from the page's beginning.
    private const string Shift = """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 500);
        })
        """;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task a_topic_page_is_light_and_stands_still(bool signedIn, bool phone)
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var window = await browser.Open(town.Forum, phone ? Device.Phone : Device.Desktop, "fr", signedIn ? town.Member.Session : null);
        var requests = new List<IRequest>();
        window.Page.RequestFinished += (_, request) => requests.Add(request);

        // A slow phone paints the page in pieces: what waits for a later piece to find its place is seen to jump.
        var chrome = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await chrome.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowness });
        (await window.Go($"/t/{town.Full.Slug}/{town.Full.TopicId}")).ShouldBe(200);
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        (await window.Page.Locator("article").CountAsync()).ShouldBe(20);
        var shift = await window.Page.EvaluateAsync<double>(Shift);

        var (all, script) = (0, 0);
        foreach (var request in requests)
        {
            var sizes = await request.SizesAsync();
            all += sizes.ResponseBodySize;
            if (request.ResourceType == "script") script += sizes.ResponseBodySize;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{(signedIn ? "member" : "visitor")}, {(phone ? "phone" : "desktop")}: {all} bytes in {requests.Count} requests, {script} of script, shift {shift}");
        all.ShouldBeInRange(1, MostBytes);
        script.ShouldBeInRange(1, MostScript);
        requests.Count.ShouldBeLessThanOrEqualTo(MostRequests);
        Math.Round(shift, Decimals).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }
}
