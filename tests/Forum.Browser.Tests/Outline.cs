using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>A page as those hear it who jump from heading to heading and from landmark to landmark.</summary>
internal sealed record Outline(IReadOnlyList<string> Lines)
{
    // Headings inside posts are their authors' own.
    private const string Read = """
        () => {
          const landmarks = { HEADER: 'banner', MAIN: 'main', NAV: 'navigation', ASIDE: 'complementary', FOOTER: 'contentinfo' };
          const name = e => e.getAttribute('aria-label') ?? document.getElementById(e.getAttribute('aria-labelledby'))?.textContent ?? '';
          const inside = e => e.parentElement.closest('main, article, section, aside, nav');
          return [...document.querySelectorAll('h1, h2, h3, h4, header, main, nav, aside, footer, [role=search]')]
            .filter(e => e.checkVisibility() && !e.closest('.prose') && !(['HEADER', 'FOOTER'].includes(e.tagName) && inside(e)))
            .map(e => /^H\d$/.test(e.tagName)
              ? '  '.repeat(e.tagName[1]) + e.tagName.toLowerCase() + ' ' + e.textContent.trim().replace(/\s+/g, ' ').slice(0, 80)
              : `[${e.getAttribute('role') ?? landmarks[e.tagName]}] ${name(e).trim()}`.trim());
        }
        """;

    public static async Task<Outline> Of(IPage page) => new(await page.EvaluateAsync<string[]>(Read));

    public IEnumerable<string> Faults
    {
        get
        {
            if (Lines.Count(line => line.StartsWith("  h1", StringComparison.Ordinal)) != 1) yield return "not one title";
            foreach (var landmark in new[] { "[banner]", "[main]", "[contentinfo]" })
            {
                if (Lines.Count(line => line == landmark) != 1) yield return $"not one {landmark}";
            }

            foreach (var nameless in Lines.Where(line => line is "[navigation]" or "[complementary]" or "[search]")) yield return $"{nameless} without a name";
        }
    }

    public override string ToString() => string.Join('\n', Lines);
}
