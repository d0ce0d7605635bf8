using Forum.Testing;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>Signing up and in, finding, reading, answering, editing and moderating with Tab and Enter alone, always seeing where one is.</summary>
public sealed class KeyboardTests(Chrome chrome, Town town)
{
    // A page of twenty posts has some five stops for each.
    private const int MostStops = 200;

    private const string Here = "here";

    // Whether the stop is the one looked for, or what it is when nothing shows it. Some draw the line around more than the element: a
    // whole row through ::after, the composer around its field.
    private const string Stop = """
        selector => {
          const outlined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          const at = document.activeElement;
          const seen = () => {
            if (at === document.body || outlined(getComputedStyle(at, '::after'))) return true;
            for (let e = at; e; e = e.parentElement) if (outlined(getComputedStyle(e))) return true;
          };
          return !seen() ? at.outerHTML.slice(0, 120) : at.matches(selector) ? 'here' : null;
        }
        """;

    [Fact]
    public async Task a_member_signs_in_reads_replies_and_edits_and_a_moderator_steps_in_without_a_pointer()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var window = await chrome.Open(town.Forum, Device.Desktop, "fr");
        var page = window.Page;

        await window.Go("/sign-in");
        await Type(page, "main [name=name]", "Youssef");
        await Type(page, "main [name=password]", TestForum.Password);
        await Enter(window);

        await window.Go("/latest");
        await TabTo(page, ".skip");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, $"[data-topic-id='{town.LongTitle.TopicId}'] .row-title a");
        await Enter(window);

        await Meet(page, "#post-1 > .menu");
        await Choose(page, "#post-1", "a");
        await Type(page, "#reply textarea", "Réponse écrite sans souris, du début à la fin.");
        await TabTo(page, "#reply .button.main");
        await Enter(window);
        (await page.Locator("article").Last.Locator(".prose").InnerTextAsync()).ShouldContain("sans souris");

        await Choose(page, "#post-2", "a[href$='/edit']");
        await Enter(window);
        var post = new Uri(page.Url).Segments[2].TrimEnd('/');
        await Type(page, "main textarea", "Relue au clavier. ");
        await TabTo(page, "main form .button.main");
        await Enter(window);
        (await page.Locator("#post-2 .prose").InnerTextAsync()).ShouldContain("Relue");
        window.Complaints.ShouldBeEmpty();

        await Hide(post);
    }

    private async Task Hide(string post)
    {
        await using var window = await chrome.Open(town.Forum, Device.Desktop, "fr", town.Admin.Session);
        await window.Go($"/mod/posts/{post}");
        await TabTo(window.Page, ".reasoned > summary");
        await window.Page.Keyboard.PressAsync("Enter");
        await Type(window.Page, ".reasoned textarea", "Pour essayer.");
        await TabTo(window.Page, ".reasoned .button.main");
        await Enter(window);
        window.Page.Url.ShouldContain("author=Youssef", Case.Sensitive, "what else there is of whoever wrote it");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_newcomer_joins_and_finds_without_a_pointer()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var window = await chrome.Open(town.Forum, Device.Desktop, "fr");

        await window.Go("/sign-up");
        await Type(window.Page, "main [name=username]", "Capucine");
        await Type(window.Page, "main [name=email]", "capucine@example.org");
        await Type(window.Page, "main [name=password]", "une phrase pour Capucine");
        await TabTo(window.Page, "#agree");
        await window.Page.Keyboard.PressAsync("Space");
        await TabTo(window.Page, "main form .button.main");
        await Enter(window);

        await Type(window.Page, "header [name=q]", "centrer colonne");
        await Enter(window);
        await TabTo(window.Page, $"[data-topic-id='{town.Solved.TopicId}'] .row-title a");
        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>Rests on a face until its card is there, goes into it, and is led back.</summary>
    private static async Task Meet(IPage page, string menu)
    {
        await TabTo(page, $"{menu} > summary");
        await page.Locator($"{menu} .idcard").WaitForAsync();
        await TabTo(page, $"{menu} .idcard a");
        await page.Keyboard.PressAsync("Escape");
        (await page.EvaluateAsync<string?>(Stop, $"{menu}:not([open]) > summary")).ShouldBe(Here);
    }

    /// <summary>Opens a post's menu and stops at one of its entries.</summary>
    private static async Task Choose(IPage page, string post, string entry)
    {
        await TabTo(page, $"{post} .acts .menu > summary");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, $"{post} .acts .list {entry}");
    }

    private static async Task Type(IPage page, string field, string text)
    {
        await TabTo(page, field);
        await page.Keyboard.InsertTextAsync(text);
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
            var stop = await page.EvaluateAsync<string?>(Stop, selector);
            if (stop == Here) return;
            stop.ShouldBeNull("nothing shows where one is");
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {selector}");
    }
}
