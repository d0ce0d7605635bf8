using System.Collections.Concurrent;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Caching;

/// <summary>
/// Stands first in the way of a request: a visitor who is not signed in gets a page that was made and compressed for the one
/// before, until something on it changes. Only actions marked <see cref="VisitorPageAttribute"/> take part. What is kept holds
/// no cookie, no token and no name, and one request at a time makes it.
/// </summary>
internal sealed class VisitorCache(
    RequestDelegate next, VisitorPages pages, PageGenerations generations, SettingsStore settings, SessionCookie session, TopicViews views, HostSettings host,
    KeptPlaces places, TimeProvider time)
{
    // What is asked of the cache and not of the page: it is packed and compared once and here.
    private static readonly string[] OwnQuestions = [HeaderNames.AcceptEncoding, HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince];

    private readonly ConcurrentDictionary<VisitorKey, Task<VisitorPage?>> making = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (!pages.IsOn || !IsVisitors(context.Request)) return next(context);

        var site = settings.Get<SiteSettings>(context.RequestAborted);
        if (!site.IsCompletedSuccessfully) return next(context);
        if (VisitorKey.Of(context.Request, site.Result) is not { } key) return next(context);

        return pages.Find(key) is { } page ? Send(page, context) : Make(key, context);
    }

    private bool IsVisitors(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && places.Has(request.Path.Value)
        && (request.Headers.Cookie.Count == 0 || session.Read(request) is null);

    private Task Send(VisitorPage page, HttpContext context)
    {
        if (page.Topic is { } topic && !context.Request.IsPrefetch()) views.Count(topic);
        return page.Send(context);
    }

    private async Task Make(VisitorKey key, HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var mine = new TaskCompletionSource<VisitorPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var maker = making.GetOrAdd(key, mine.Task);
        if (maker != mine.Task)
        {
            // Somebody else is at it. What they make may be older than a write that this visitor knows of.
            if (await maker.WaitAsync(context.RequestAborted) is { } page && pages.Stands(page)) await Send(page, context);
            else await next(context);
            return;
        }

        VisitorPage? made = null;
        try
        {
            made = await Render(key, context);
        }
        finally
        {
            making.TryRemove(key, out _);
            mine.SetResult(made);
        }

        if (made is not null) await made.Send(context);
    }

    /// <summary>Null when the answer is no page to keep; it is sent as it is then.</summary>
    private async Task<VisitorPage?> Render(VisitorKey key, HttpContext context)
    {
        var since = generations.Now;
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new PooledStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));

        var asked = context.Request.Headers;
        var mine = Array.ConvertAll(OwnQuestions, name => asked[name]);
        foreach (var name in OwnQuestions) asked.Remove(name);
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
            for (var i = 0; i < mine.Length; i++) asked[OwnQuestions[i]] = mine[i];
        }

        var plain = buffer.Written;
        if (IsShared(context, host.PublicUrl.Length > 0))
        {
            var shown = context.Features.Get<ShownOnPage>();
            var page = VisitorPage.Make(context.Response, plain.Span, key.Encoding, shown, since, Until(context, shown));
            pages.Keep(key, page);
            return page;
        }

        if (plain.Length > 0) await context.Response.Body.WriteAsync(plain, context.RequestAborted);
        return null;
    }

    private static bool IsShared(HttpContext context, bool hasRoot)
    {
        var response = context.Response;
        return response.StatusCode == StatusCodes.Status200OK
            && !context.RequestAborted.IsCancellationRequested
            && context.GetEndpoint()?.Metadata.GetMetadata<VisitorPageAttribute>() is { } marked && (hasRoot || !marked.NeedsRoot)
            && response.Headers.SetCookie.Count == 0
            && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)
            && context.RequestServices.GetRequiredService<CurrentActor>().Actor.IsGuest;
    }

    private DateTimeOffset Until(HttpContext context, ShownOnPage? shown)
    {
        var told = context.RequestServices.GetRequiredService<Words>().SameUntil;
        return shown?.AtMost is { } most && time.GetUtcNow() + most is var end && end < told ? end : told;
    }
}
