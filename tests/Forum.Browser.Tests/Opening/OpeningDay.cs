using Forum.Core.Tests.Platform.Email;
using Forum.Testing;
using Microsoft.Playwright;

namespace Forum.Browser.Tests.Opening;

/// <summary>The first day of a forum, step by step, each by somebody at a device of their own. The steps are the same everywhere; only the comfort differs.</summary>
internal sealed partial class OpeningDay : IAsyncDisposable
{
    private const string Founder = "Hélène";
    private const string Learner = "Inès";
    private const string Mentor = "Samir";
    private const string Moderator = "Nadia";
    private const string Spammer = "diplomes_express";
    private const string Password = "une belle phrase longue";

    private readonly string folder = Path.Combine(Path.GetTempPath(), "preau-tests", Guid.NewGuid().ToString("n"));
    private readonly Dictionary<string, Window> windows = [];
    private readonly List<string> complaints = [];
    private readonly Chrome chrome;
    private readonly SmtpPeer mail;
    private readonly Device device;
    private readonly bool script;
    private readonly OpeningTexts texts;
    private TestForum forum = null!;

    private OpeningDay(Chrome chrome, SmtpPeer mail, Device device, bool script, OpeningTexts texts) =>
        (this.chrome, this.mail, this.device, this.script, this.texts) = (chrome, mail, device, script, texts);

    /// <summary>What went wrong unseen, in all windows.</summary>
    public IReadOnlyCollection<string> Complaints => [.. complaints, .. windows.Values.SelectMany(window => window.Complaints)];

    public static async Task<OpeningDay> Begin(Chrome chrome, SmtpPeer mail, Device device, bool script, OpeningTexts texts)
    {
        _ = mail.Server("plain");
        var day = new OpeningDay(chrome, mail, device, script, texts);
        await day.Start();
        return day;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseWindows();
        await forum.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>The same forum each time: what it knows is in its folder.</summary>
    private async Task Start()
    {
        var now = forum?.Clock.GetUtcNow();
        forum = await TestForum.Start(folder, setUp: false, listens: true, guarded: true);
        if (now is { } then) forum.Clock.Advance(then - forum.Clock.GetUtcNow());
    }

    private async Task<Window> At(string who)
    {
        if (!windows.TryGetValue(who, out var window)) windows[who] = window = await chrome.Open(forum, device, texts.Language, script: script);
        return window;
    }

    private async Task CloseWindows()
    {
        complaints.AddRange(Complaints.Except(complaints));
        foreach (var window in windows.Values) await window.DisposeAsync();
        windows.Clear();
    }

    private async Task SignIn(string who)
    {
        var window = await At(who);
        await Go(window, "/sign-in");
        await window.Fill("name", who);
        await window.Fill("password", Password);
        await Send(window, "/sign-in");
    }

    private static async Task Go(Window window, string path, int status = 200)
    {
        (await window.Go(path)).ShouldBe(status, path);
        await Fits(window);
    }

    private static async Task Follow(Window window, string link)
    {
        await window.Press(window.Page.Locator(link).First);
        await Fits(window);
    }

    /// <summary>Reading and filling in takes a moment: the forum would not believe a machine's pace.</summary>
    private async Task Send(Window window, string action)
    {
        forum.Clock.Advance(TimeSpan.FromSeconds(10));
        await window.Send(action);
        await Fits(window);
    }

    private async Task Press(Window window, string button)
    {
        forum.Clock.Advance(TimeSpan.FromSeconds(10));
        await window.Press(window.Page.Locator(button).First);
        await Fits(window);
    }

    /// <summary>A place of the administration, from wherever one is in it.</summary>
    private static async Task Administer(Window window, string place)
    {
        var link = window.Page.Locator($".admin-nav a[href='{place}']");
        if (!await link.IsVisibleAsync()) await window.Page.Locator(".admin-nav > summary").ClickAsync();
        await window.Press(link);
        await Fits(window);
    }

    /// <summary>Opens somebody's menu at the top of the page, and goes where it says.</summary>
    private static async Task Choose(Window window, string place)
    {
        await window.Page.Locator("header details.menu > summary").ClickAsync();
        await Follow(window, $"header details.menu a[href='{place}']");
    }

    private static async Task Fits(Window window) => (await window.Overflow()).ShouldBe(0, window.Page.Url);

    private static Task<string> Text(Window window, string what) => window.Page.Locator(what).First.InnerTextAsync();

    /// <summary>Writes, adds a picture, and sends: as a form, or sent while one writes and published by the keyboard.</summary>
    private async Task Publish(Window window, string form, string text, FilePayload? picture = null)
    {
        var field = window.Page.Locator($"{form} textarea");
        await field.FillAsync(text);
        if (picture is not null) await window.Page.Locator($"{form} [type=file]").SetInputFilesAsync(picture);
        if (picture is not null && script) await Assertions.Expect(field).ToHaveValueAsync(PictureIn());

        forum.Clock.Advance(TimeSpan.FromSeconds(70));
        if (script)
        {
            var loaded = window.NextPage();
            await field.PressAsync("Control+Enter");
            await loaded;
        }
        else
        {
            await window.Press(window.Page.Locator($"{form} .button.main"));
        }

        await Fits(window);
    }
}
