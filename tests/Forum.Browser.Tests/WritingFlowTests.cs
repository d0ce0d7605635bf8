using System.Text.RegularExpressions;
using Forum.Core.Features.Posts;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>What scripts add: at a desk, in English.</summary>
public sealed partial class WritingFlowTests(Chrome chrome, Town town)
{
    private const string Text = """
        A table that ~~never~~ always fits, for @Youssef[^1]:

        | Week | Done |
        | --- | ---: |
        | 1 | 12 |

        - [x] read the chapter
        - [ ] do the exercise

        ```css
        main { min-width: 0 }
        ```

        [^1]: And for everybody else.
        """;

    [Fact]
    public async Task with_script_one_previews_publishes_quotes_and_posts_once()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var window = await chrome.Open(town.Forum, Device.Desktop, "en", town.Admin.Session);

        await window.Go("/");
        await window.Press(window.Page.Locator("header .write"));
        var preview = await WriteAndPreview(window);
        await SendByKeyboard(window);
        var published = await window.Page.Locator("#post-1 .prose").InnerHTMLAsync();
        Own().Replace(published, "preview-").ShouldBe(preview);

        await QuoteSelection(window);
        await SendTwice(window);
        window.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> WriteAndPreview(Window window)
    {
        await window.Fill("title", "My table fits the phone at last");
        var field = window.Page.Locator("main textarea");
        await BeginWithTemplate(window, field);
        await field.FillAsync("Only a beginning, to be continued");
        await window.Page.Locator("main [name=preview]").ClickAsync();
        var seen = window.Page.Locator(".seen .prose");
        await Assertions.Expect(seen).ToContainTextAsync("Only a beginning");

        // From here on it follows what is typed.
        await field.FillAsync(Text);
        await Assertions.Expect(seen).ToContainTextAsync("everybody else");
        return await seen.InnerHTMLAsync();
    }

    // A template comes with its category, and goes with it when nothing was written into it.
    private static async Task BeginWithTemplate(Window window, ILocator field)
    {
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var place = window.Page.Locator("#category");
        var other = await place.Locator("option[data-template]").First.GetAttributeAsync("value");
        await place.SelectOptionAsync(other!);
        await Assertions.Expect(field).ToHaveValueAsync("**Ce que je veux :**\n\n**Ce que je vois :**");
        await field.FillAsync("My own words");
        await place.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(field).ToHaveValueAsync("My own words");
    }

    private static async Task SendByKeyboard(Window window)
    {
        var loaded = window.NextPage();
        await window.Page.Locator("main textarea").PressAsync("Control+Enter");
        await loaded;
        (await window.Page.Locator("h1").InnerTextAsync()).ShouldBe("My table fits the phone at last");
    }

    private static async Task QuoteSelection(Window window)
    {
        await window.Page.EvaluateAsync("() => getSelection().selectAllChildren(document.querySelector('#post-1 .prose li:last-child'))");
        await window.Page.Locator("#post-1 [data-quote]").ClickAsync();
        var quoted = await window.Page.Locator("#reply textarea").InputValueAsync();
        quoted.ShouldStartWith("[quote=\"Margaux, post:1, topic:");
        quoted.ShouldContain("do the exercise");
        quoted.ShouldNotContain("read the chapter");
    }

    private async Task SendTwice(Window window)
    {
        await window.Page.Locator("#reply textarea").PressAsync("Control+End");
        await window.Page.Locator("#reply textarea").PressSequentiallyAsync("Done just now, thank you.");
        var loaded = window.NextPage();
        await window.Page.Locator("#reply .button.main").DblClickAsync();
        await loaded;
        await Assertions.Expect(window.Page.Locator("#post-2 blockquote")).ToContainTextAsync("do the exercise");
        var id = long.Parse(new Uri(window.Page.Url).AbsolutePath.Split('/')[^1]);
        (await town.Forum.Read(db => db.Posts.CountAsync(post => post.TopicId == id))).ShouldBe(2);
    }

    // Ids inside a post carry the post's own beginning.
    [GeneratedRegex(@"\bp\d+-")]
    private static partial Regex Own();
}
