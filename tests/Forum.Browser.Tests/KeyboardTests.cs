using Forum.Testing;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>Signing up and in, finding, reading, answering, editing and moderating with Tab and Enter alone, always seeing where one is.</summary>
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

    [Fact]
    public async Task a_newcomer_joins_finds_replies_and_edits_and_a_moderator_steps_in_without_a_pointer()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var newcomer = await chrome.Open(town.Forum, Device.Desktop, "fr");
        var page = newcomer.Page;

        await newcomer.Go("/sign-up");
        await Type(page, "main [name=username]", "Capucine");
        await Type(page, "main [name=email]", "capucine@example.org");
        await Type(page, "main [name=password]", "une phrase pour Capucine");
        await TabTo(page, "#agree");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "main form .button.main");
        await Enter(newcomer);

        await Type(page, "header [name=q]", "centrer colonne");
        await Enter(newcomer);
        await TabTo(page, $"[data-topic-id='{town.Solved.TopicId}'] .row-title a");
        await Enter(newcomer);

        await Type(page, "#reply textarea", "Merci, cela marche aussi chez moi.");
        await TabTo(page, "#reply .button.main");
        await Enter(newcomer);
        await Choose(page, "#post-3", "a[href$='/edit']");
        await Enter(newcomer);
        await Type(page, "main textarea", "Relu au clavier. ");
        await TabTo(page, "main form .button.main");
        await Enter(newcomer);
        (await page.Locator("#post-3 .prose").InnerTextAsync()).ShouldContain("Relu au clavier.");
        newcomer.Complaints.ShouldBeEmpty();

        await using var moderator = await chrome.Open(town.Forum, Device.Desktop, "fr", town.Admin.Session);
        page = moderator.Page;
        await moderator.Go($"/t/{town.Solved.Slug}/{town.Solved.TopicId}#post-3");
        await Choose(page, "#post-3", "a[href^='/mod/posts/']");
        await Enter(moderator);
        await TabTo(page, ".reasoned > summary");
        await page.Keyboard.PressAsync("Enter");
        await Type(page, ".reasoned textarea", "Pour essayer.");
        await TabTo(page, ".reasoned .button.main");
        await Enter(moderator);
        page.Url.ShouldContain("author=Capucine", Case.Sensitive, "what else there is of whoever wrote it");
        moderator.Complaints.ShouldBeEmpty();
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
        await page.Keyboard.TypeAsync(text);
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
