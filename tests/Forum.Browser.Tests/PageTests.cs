using Forum.Browser.Tests.Pictures;

namespace Forum.Browser.Tests;

/// <summary>
/// Every page of the town, by device: no fault that axe knows, in light and in dark, nothing wider than the window, nothing
/// wrong in the console, nothing asked of others, and an outline to find one's way by. Nothing moves while it loads. Each is in French on one device and in English on the other.
/// </summary>
public static class PageTests
{
    public sealed class OnAPhone(Seats seats, Town town) : IClassFixture<Seats>
    {
        [Theory, MemberData(nameof(Kinds), MemberType = typeof(PageTests))]
        public Task a_page_is_sound(string name) => Look(seats, town, name, Device.Phone);
    }

    public sealed class OnADesktop(Seats seats, Town town) : IClassFixture<Seats>
    {
        [Theory, MemberData(nameof(Kinds), MemberType = typeof(PageTests))]
        public Task a_page_is_sound(string name) => Look(seats, town, name, Device.Desktop);
    }

    // All, unless somebody at work on a few names them as tests/screenshots.sh does.
    public static TheoryData<string> Kinds => [.. PageKind.All.Where(AlbumOrder.Of(Environment.GetEnvironmentVariable("FORUM_PAGES")).Wants).Select(kind => kind.Name)];

    private static async Task Look(Seats seats, Town town, string name, Device device)
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

        await seats.Take(device, language, session, window => Inspect(window, kind, town.Places, device, language));
    }

    private static async Task Inspect(Window window, PageKind kind, Places places, Device device, string language)
    {
        (await window.Go(kind.Path(places))).ShouldBe(kind.Status);
        (await window.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await Inspection.Movement(window)).ShouldBeNull();
        if (kind.Then is { } then) await then(window);

        var outline = await Outline.Of(window.Page);
        TestContext.Current.TestOutputHelper!.WriteLine(outline.ToString());
        outline.Faults.ShouldBeEmpty();
        (await Inspection.Of(window, device)).ShouldBeEmpty();
    }
}
