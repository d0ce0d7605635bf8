namespace Forum.Browser.Tests;

/// <summary>With a reader's own colours in place of ours, words stay readable and what is chosen still shows.</summary>
public sealed class ForcedColoursTests(Chrome chrome, Town town)
{
    // What is told by a colour alone among those that keep their place in the page.
    private const string Unmarked = """
        () => [...document.querySelectorAll('.tabs [aria-current], .bar [aria-current], .scheme [aria-current], .admin-nav [aria-current], .face, .count, .pill.new')]
          .filter(e => e.checkVisibility() && e.getClientRects().length)
          .filter(e => { const s = getComputedStyle(e); return ![s.borderTopWidth, s.borderBottomWidth, s.outlineStyle === 'none' ? '0px' : s.outlineWidth].some(w => parseFloat(w) > 0); })
          .map(e => e.outerHTML.slice(0, 100))
        """;

    [Theory]
    [InlineData("home")]
    [InlineData("home of a member")]
    [InlineData("solved topic")]
    [InlineData("new topic with errors")]
    [InlineData("launch")]
    public async Task a_page_in_a_reader_s_own_colours_is_readable(string name)
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        var kind = PageKind.All.Single(kind => kind.Name == name);
        await using var window = await chrome.Open(town.Forum, Device.Phone, "fr", kind.Viewer switch { Viewer.Member => town.Member.Session, Viewer.Admin => town.Admin.Session, _ => null });
        await window.Go(kind.Path(town.Places));
        if (kind.Then is { } then) await then(window);

        (await Axe.LookInForcedColours(window.Page)).ShouldBeEmpty();
        (await window.Page.EvaluateAsync<string[]>(Unmarked)).ShouldBeEmpty();
    }
}
