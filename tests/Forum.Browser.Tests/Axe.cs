using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>What axe finds wrong with a page for people who cannot see, point or tell colours apart.</summary>
internal static class Axe
{
    private const string Everything = "{ resultTypes: ['violations'] }";

    // What depends on the colours; all else is the same in the other scheme.
    private const string Colours = "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }";

    // What depends on the window's width; the rest of the page says the same on both devices.
    private const string Layout = "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'landmark-unique', 'region', 'button-name', 'link-name', 'label'] }";

    // Headings inside posts are their authors' own.
    private const string Run = """
        async () => (await axe.run(document, OPTIONS)).violations.flatMap(rule => rule.nodes
          .filter(node => !(['heading-order', 'empty-heading'].includes(rule.id) && document.querySelector(node.target[0])?.closest('.prose')))
          .map(node => `${rule.id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none)[0]?.message ?? ''}`))
        """;

    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    public static Task<string[]> Look(IPage page) => Look(page, Everything);

    /// <summary>For a page that <see cref="Look(IPage)"/> sees in a window of another width.</summary>
    public static Task<string[]> LookAtLayout(IPage page) => Look(page, Layout);

    private static async Task<string[]> Look(IPage page, string options)
    {
        await page.EvaluateAsync(Source);
        return await page.EvaluateAsync<string[]>(Run.Replace("OPTIONS", options));
    }

    /// <summary>With the few colours of a reader's own that replace all of ours.</summary>
    public static async Task<string[]> LookInForcedColours(IPage page)
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        return await Look(page, Colours);
    }

    /// <summary>After one of the others, on the same page.</summary>
    public static async Task<string[]> LookInTheDark(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var found = await page.EvaluateAsync<string[]>(Run.Replace("OPTIONS", Colours));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return found;
    }
}
