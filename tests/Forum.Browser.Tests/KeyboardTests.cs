using Forum.Testing;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>Signing in, reading and answering with Tab and Enter alone, always seeing where one is.</summary>
public sealed class KeyboardTests(Chrome chrome, Town town)
{
    // A page of twenty posts has some five stops for each.
    private const int MostStops = 200;

    // Some draw the line around more than the element: a whole row through ::after, the composer around its field.
    private const string Unseen = """
        () => {
          const outlined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          const here = document.activeElement;
          if (here === document.body || outlined(getComputedStyle(here, '::after'))) return null;
          for (let e = here; e; e = e.parentElement) if (outlined(getComputedStyle(e))) return null;
          return here.outerHTML.slice(0, 120);
        }
        """;

    [Fact]
    public async Task a_member_signs_in_reads_and_replies_without_a_pointer()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var window = await chrome.Open(town.Forum, Device.Desktop, "fr");
        var page = window.Page;

        await window.Go("/sign-in");
        await TabTo(page, "main [name=name]");
        await page.Keyboard.TypeAsync("Youssef");
        await TabTo(page, "main [name=password]");
        await page.Keyboard.TypeAsync(TestForum.Password);
        await Enter(window);

        await window.Go("/latest");
        await TabTo(page, ".skip");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, $"[data-topic-id='{town.LongTitle.TopicId}'] .row-title a");
        await Enter(window);

        await TabTo(page, "#post-1 .acts summary");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "#post-1 .acts .list a");
        await TabTo(page, "#reply textarea");
        await page.Keyboard.TypeAsync("Réponse écrite sans souris, du début à la fin.");
        await TabTo(page, "#reply .button.main");
        await Enter(window);
        (await page.Locator("article").Last.Locator(".prose").InnerTextAsync()).ShouldContain("sans souris");
        window.Complaints.ShouldBeEmpty();
    }

    private static async Task Enter(Window window)
    {
        var loaded = window.NextPage();
        await window.Page.Keyboard.PressAsync("Enter");
        await loaded;
    }

    private static async Task TabTo(IPage page, string selector)
    {
        for (var i = 0; i < MostStops; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string?>(Unseen)).ShouldBeNull();
        }

        Assert.Fail($"Tab does not lead to {selector}");
    }
}
