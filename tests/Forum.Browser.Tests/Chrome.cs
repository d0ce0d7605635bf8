using Forum.Browser.Tests;
using Forum.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chrome))]

namespace Forum.Browser.Tests;

/// <summary>One browser for all tests; each gets windows of its own. Without it they are skipped.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal const string Absent = $"no {Program}";

    internal static bool IsHere => File.Exists(Program);

    internal IBrowser Browser
    {
        get
        {
            Assert.SkipUnless(IsHere, Absent);
            return browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!IsHere) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window on a forum, signed in where a session's token is given.</summary>
    internal async Task<Window> Open(TestForum forum, Device device, string language, string? session = null, bool script = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = forum.Address,
            ViewportSize = new() { Width = device.Width, Height = device.Height },
            IsMobile = device.IsPhone,
            HasTouch = device.IsPhone,
            Locale = language,
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
        });
        if (session is not null) await context.AddCookiesAsync([new() { Name = "preau", Value = session, Url = forum.Address, HttpOnly = true }]);
        return new Window(context, await context.NewPageAsync(), forum);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
