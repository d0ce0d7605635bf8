using System.Collections.Concurrent;
using Forum.Testing;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>A page in a browser, and everything that went wrong on it unseen: errors in the console, failed requests, requests to other hosts.</summary>
internal sealed class Window : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    public Window(IBrowserContext context, IPage page, TestForum forum)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // A page that says 404 itself is noted by the browser as a resource that failed to load.
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && IsThePage(message.Location)))
                complaints.Enqueue($"console: {message.Text} at {message.Location}");
        };
        page.Load += (_, _) => Screens++;
        page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A draft on its way when the text is sent is cut off by the next page, and no loss.
            if (!(request.Failure == "net::ERR_ABORTED" && request.Url.EndsWith("/drafts", StringComparison.Ordinal)))
                complaints.Enqueue($"failed: {request.Url} {request.Failure}");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(forum.Address + "/", StringComparison.Ordinal)) complaints.Enqueue($"elsewhere: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest) complaints.Enqueue($"{response.Status}: {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>What was complained of so far is done with.</summary>
    public void Forget() => complaints.Clear();

    /// <summary>How many pages were shown so far.</summary>
    public int Screens { get; private set; }

    /// <summary>How many fields that insist were in the forms sent so far.</summary>
    public int Filled { get; private set; }

    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Goes to an address of the forum; the answer's status.</summary>
    public async Task<int> Go(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Presses a button or follows a link that leads to another page.</summary>
    public async Task Press(ILocator what)
    {
        Filled += await what.Locator("xpath=ancestor::form//*[@required]").CountAsync();
        var loaded = NextPage();
        await what.ClickAsync();
        await loaded;
    }

    /// <summary>Ends when another page stands there; asked for before what leads to it.</summary>
    public async Task NextPage()
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await loaded.Task.WaitAsync(Patience);
        Page.Load -= Loaded;
    }

    /// <summary>Types into a field of the page's own form.</summary>
    public Task Fill(string name, string text) => Page.Locator($"main [name='{name}']:not([type=hidden])").FillAsync(text);

    /// <summary>Sends a form with its main button.</summary>
    public Task Send(string action) => Press(Page.Locator($"form[action='{action}'] .button.main"));

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public Task<int> Overflow() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The page as somebody reads it who set the text twice as large.</summary>
    public Task EnlargeText() => Page.EvaluateAsync("() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% }'); document.adoptedStyleSheets = [sheet]; }");

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private bool IsThePage(string location) => location.StartsWith(Page.Url.Split('#')[0], StringComparison.Ordinal);
}
