using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Forum.Testing;

/// <summary>A page as somebody got it.</summary>
internal sealed record Page(HttpStatusCode Status, IHtmlDocument Document, HttpResponseMessage Answer)
{
    public string Text => Document.Body?.TextContent ?? "";

    /// <summary>Where a redirect leads.</summary>
    public string? Location => Answer.Headers.Location?.OriginalString;

    /// <summary>What is said of a field to somebody who cannot see it, too: found through aria-describedby.</summary>
    public string? ErrorOf(string field) => Document.QuerySelector($"[name='{field}'][aria-invalid=true]") is { } input
        ? Document.GetElementById($"{input.Id}-error")?.TextContent.Trim()
        : null;

    public string? ValueOf(string field) => Document.QuerySelector($"[name='{field}']")?.GetAttribute("value");
}

/// <summary>Somebody with a browser: keeps cookies, fills in the forms of pages, and follows no redirect unasked.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient client;
    private readonly string address;
    private readonly IBrowsingContext browsing = BrowsingContext.New(Configuration.Default);

    public Visitor(TestForum forum, string address, string language)
    {
        this.address = address;
        Cookies = new CookieContainer();
        client = new HttpClient(new Sender(forum, Cookies)) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0");
    }

    public CookieContainer Cookies { get; }

    /// <summary>Say where a form stands, as browsers do: what came with a worn-out token is repeated to our own pages only.</summary>
    public bool SaysOrigin { get; set; }

    public async Task<Page> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = Request(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await Read(await client.SendAsync(request));
    }

    /// <summary>Sends the form of a page that leads to an address, with its hidden fields and what is typed.</summary>
    public async Task<Page> Submit(Page page, string action, params (string Name, string Value)[] typed)
    {
        var form = FormTo(page, action);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden][name]").Select(i => (i.Name!, i.Value)).ToList();
        fields.RemoveAll(field => typed.Any(t => t.Name == field.Item1));
        return await Post(action, [.. fields, .. typed]);
    }

    public async Task<Page> Post(string path, params (string Name, string Value)[] fields)
    {
        var request = Request(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Read(await client.SendAsync(request));
    }

    /// <summary>The same with files, as a form sends them that takes some.</summary>
    public async Task<Page> Submit(Page page, string action, IEnumerable<SentFile> files, params (string Name, string Value)[] typed)
    {
        var form = FormTo(page, action);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden][name]").Select(i => (i.Name!, i.Value)).Where(f => typed.All(t => t.Name != f.Item1));
        return await Send(action, files, [.. fields, .. typed]);
    }

    /// <summary>A form with files that no page showed, as a script sends it.</summary>
    public async Task<Page> Send(string path, IEnumerable<SentFile> files, params (string Name, string Value)[] fields)
    {
        var request = Request(HttpMethod.Post, path);
        request.Content = SentFile.Form(files, fields);
        return await Read(await client.SendAsync(request));
    }

    /// <summary>An address as it is, for what is no page.</summary>
    public async Task<HttpResponseMessage> Fetch(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var request = Request(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>Through the page, as people do.</summary>
    public async Task<Page> SignIn(string name, string password = TestForum.Password, bool remember = false) =>
        await Submit(await Get("/sign-in"), "/sign-in", ("name", name), ("password", password), ("remember", remember ? "true" : "false"));

    public void Dispose()
    {
        client.Dispose();
        browsing.Dispose();
    }

    /// <summary>The form that is sent there, by its own address or by that of one of its buttons.</summary>
    private static IHtmlFormElement FormTo(Page page, string action) =>
        page.Document.QuerySelectorAll<IHtmlButtonElement>("button[formaction]").FirstOrDefault(b => b.GetAttribute("formaction") == action)?.Form
        ?? page.Document.Forms.First(f => f.GetAttribute("action")?.Split('#')[0] == action);

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add(RemoteAddress.Header, address);
        if (SaysOrigin) request.Headers.Add("Origin", "http://localhost");
        return request;
    }

    private async Task<Page> Read(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var document = (IHtmlDocument)await browsing.OpenAsync(response => response.Content(html).Address("http://localhost/"));
        return new Page(answer.StatusCode, document, answer);
    }

    // The factory's own client knows either cookies or redirects, not a container that a test can look into.
    private sealed class Sender : DelegatingHandler
    {
        private readonly CookieContainer cookies;

        public Sender(TestForum forum, CookieContainer cookies)
        {
            this.cookies = cookies;
            InnerHandler = forum.Factory.Server.CreateHandler();
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set) cookies.SetCookies(request.RequestUri!, cookie);
            }

            return answer;
        }
    }
}

/// <summary>Requests in memory come from nowhere; this lets a test say from where.</summary>
internal sealed class RemoteAddress : IStartupFilter
{
    public const string Header = "X-Test-Remote-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, proceed) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address)) context.Connection.RemoteIpAddress = address;
            return proceed(context);
        });
        next(app);
    };
}
