using Forum.Browser.Tests.Pictures;

namespace Forum.Browser.Tests;

/// <summary>
/// Every page of the town, by device: no fault that axe knows, in light and in dark, nothing wider than the window, nothing
/// wrong in the console, nothing asked of others, and an outline to find one's way by. Nothing moves while it loads. Each is in French on one device and in English on the other.
/// </summary>
public static class PageTests
{
    public sealed class OnAPhone(Chrome chrome, Town town)
    {
        [Theory, MemberData(nameof(Kinds), MemberType = typeof(PageTests))]
        public Task a_page_is_sound(string name) => Look(chrome, town, name, Device.Phone);
    }

    public sealed class OnADesktop(Chrome chrome, Town town)
    {
        [Theory, MemberData(nameof(Kinds), MemberType = typeof(PageTests))]
        public Task a_page_is_sound(string name) => Look(chrome, town, name, Device.Desktop);
    }

    // All, unless somebody at work on a few names them as tests/screenshots.sh does.
    public static TheoryData<string> Kinds => [.. PageKind.All.Where(AlbumOrder.Of(Environment.GetEnvironmentVariable("FORUM_PAGES")).Wants).Select(kind => kind.Name)];

    private static async Task Look(Chrome chrome, Town town, string name, Device device)
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        var (index, kind) = PageKind.All.Index().Single(entry => entry.Item.Name == name);
        var language = (index % 2 == 0) == device.IsPhone ? "fr" : "en";
        var session = kind.Viewer switch
        {
            Viewer.Member => town.Member.Session,
            Viewer.Admin => town.Admin.Session,
            _ => null,
        };

        await using var window = await chrome.Open(town.Forum, device, language, session);
        (await window.Go(kind.Path(town.Places))).ShouldBe(kind.Status);
        (await window.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await Inspection.Movement(window)).ShouldBeNull();
        if (kind.Then is { } then) await then(window);

        var outline = await Outline.Of(window.Page);
        TestContext.Current.TestOutputHelper!.WriteLine(outline.ToString());
        outline.Faults.ShouldBeEmpty();
        (await Inspection.Of(window, device)).ShouldBeEmpty();
    }
}
