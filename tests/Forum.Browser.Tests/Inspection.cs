using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>Everything that is asked of any page, in light and dark.</summary>
internal static class Inspection
{
    public static async Task<IReadOnlyList<string>> Of(Window window, Device device)
    {
        var found = new List<string>();
        found.AddRange(device.IsPhone ? await Axe.Look(window.Page) : await Axe.LookAtLayout(window.Page));
        found.AddRange((await Axe.LookInTheDark(window.Page)).Select(complaint => "dark " + complaint));
        found.AddRange(await Width(window, device.Width));
        if (device.IsPhone)
        {
            await window.Page.SetViewportSizeAsync(Device.Narrowest, device.Height);
            found.AddRange(await Width(window, Device.Narrowest));
        }

        found.AddRange(window.Complaints);
        return found;
    }

    // Names what sticks out, so that nobody has to look for it.
    private static async Task<string[]> Width(Window window, int width) => await window.Overflow() is var over && over <= 0 ? [] :
        [$"{over} px too wide at {width}: {string.Join(", ", await window.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('pre, .diff, .table') && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => e.tagName.toLowerCase() + '.' + e.className)"))}"];
}
