using Forum.Browser.Tests;
using Forum.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chrome))]

namespace Forum.Browser.Tests;

/// <summary>One browser for all tests; each gets windows of its own. Without it they are skipped.</summary>
public sealed class Chrome : IAsyncLifetime
{
    // The same engine, without and with the windows around it, which cost time and are not looked at.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
    private static readonly string? Program = Programs.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal static readonly string Absent = $"none of {string.Join(", ", Programs)}";

    internal static bool IsHere => Program is not null;

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
