using System.Globalization;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>Everything that is asked of any page, in light and dark.</summary>
internal static class Inspection
{
    // What is reported as 0.01.
    private const double LeastShift = .005;

    // What moved after it was painted without anybody having touched the page, and how much of the window that was.
    private const string Shift = """
        () => new Promise(done => {
          const moved = [];
          new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved.push(entry); }).observe({ type: 'layout-shift', buffered: true });
          const what = source => `${source.node?.nodeName}.${source.node?.className} from ${JSON.stringify(source.previousRect)} to ${JSON.stringify(source.currentRect)}`;
          setTimeout(() => done(moved.reduce((sum, entry) => sum + entry.value, 0) < LEAST ? null
            : moved.map(entry => `${entry.value} at ${entry.startTime}: ${entry.sources.map(what).join(', ')}`).join('; ')), 50);
        })
        """;

    private static readonly string ShiftNow = Shift.Replace("LEAST", LeastShift.ToString(CultureInfo.InvariantCulture));

    // What one acts with most is as tall as a thumb is wide.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('.button.main, .bar a, .tool, .menu li :is(a, button), .tabs a, input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select')]
          .filter(e => e.checkVisibility() && e.getClientRects().length && e.getBoundingClientRect().width > 2 && e.getBoundingClientRect().height < 43.5)
          .map(e => `only ${e.getBoundingClientRect().height} px tall: ${e.outerHTML.slice(0, 100)}`)
        """;

    /// <summary>Asked before anything is done on the page: what comes because of an act may make room for itself.</summary>
    public static async Task<string?> Movement(Window window)
    {
        var first = await window.Page.EvaluateAsync<string?>(ShiftNow);
        if (first is null) return null;

        // What moves because of how the page is made moves every time; a machine that was busy for a moment does not.
        await window.Page.ReloadAsync();
        var second = await window.Page.EvaluateAsync<string?>(ShiftNow);
        return second is null ? null : $"while it loads: {first}; when it is loaded again: {second}";
    }

    public static async Task<IReadOnlyList<string>> Of(Window window, Device device)
    {
        var found = new List<string>();
        found.AddRange(await window.Page.EvaluateAsync<string[]>(SmallTargets));
        found.AddRange(device.IsPhone ? await Axe.Look(window.Page) : await Axe.LookAtLayout(window.Page));
        found.AddRange((await Axe.LookInTheDark(window.Page)).Select(complaint => "dark " + complaint));
        found.AddRange(await Width(window, device.Width));
        var zoomed = device.IsPhone ? Device.Narrowest : device.Width / 2;
        await window.Page.SetViewportSizeAsync(zoomed, device.Height);
        found.AddRange(await Width(window, zoomed));
        if (device.IsPhone)
        {
            await window.Page.SetViewportSizeAsync(device.Width, device.Height);
            await window.EnlargeText();
            found.AddRange((await Width(window, device.Width)).Select(complaint => "large text " + complaint));
        }

        found.AddRange(window.Complaints);
        return found;
    }

    // Names what sticks out, so that nobody has to look for it.
    private static async Task<string[]> Width(Window window, int width) => await window.Overflow() is var over && over <= 0 ? [] :
        [$"{over} px too wide at {width}: {string.Join(", ", await window.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('pre, .diff, .table, .tabs, nav.filters, .wide, .scroll, .bar, .hide') && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => e.tagName.toLowerCase() + '.' + e.getAttribute('class'))"))}"];
}
