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
    // Three in a row who leave before their page is done: then everybody makes their own.
    private const int MostAttempts = 3;

    // What is asked of the cache and not of the page: it is packed and compared once and here.
    private static readonly string[] OwnQuestions = [HeaderNames.AcceptEncoding, HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince];

    private readonly ConcurrentDictionary<VisitorKey, Task<Made>> making = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (!pages.IsOn || !IsVisitors(context.Request)) return next(context);

        var site = settings.Get<SiteSettings>(CancellationToken.None);
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
        if (page.Views is { } counted && !context.Request.IsPrefetch()) counted.Count();
        return page.Send(context);
    }

    private async Task Make(VisitorKey key, HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        // What was begun before this visitor came may be older than a write that they know of. What is begun from now on is not.
        if (making.TryGetValue(key, out var before))
        {
            var earlier = await before.WaitAsync(context.RequestAborted);
            if (earlier.IsOwn || (earlier.Page is { } page && pages.Stands(page)))
            {
                await Show(earlier.Page, context);
                return;
            }
        }

        var mine = new TaskCompletionSource<Made>(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var maker = making.GetOrAdd(key, mine.Task);
            if (maker == mine.Task)
            {
                await Make(key, mine, context);
                return;
            }

            // Whoever was at it may have gone away before it was done: then one of those who wait goes on.
            if (await maker.WaitAsync(context.RequestAborted) is { IsLost: false } made)
            {
                await Show(made.Page, context);
                return;
            }
        }

        await next(context);
    }

    private async Task Make(VisitorKey key, TaskCompletionSource<Made> mine, HttpContext context)
    {
        var made = Made.Lost;
        try
        {
            made = await Render(key, context) is { } page ? new Made(page) : context.RequestAborted.IsCancellationRequested ? Made.Lost : Made.Own;
        }
        finally
        {
            making.TryRemove(key, out _);
            mine.SetResult(made);
        }

        if (made.Page is { } whole) await whole.Send(context);
    }

    private Task Show(VisitorPage? page, HttpContext context) => page is null ? next(context) : Send(page, context);

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
            var counter = shown?.Topic is { } topic ? views.Of(topic) : null;
            var page = VisitorPage.Make(context.Response, plain.Span, key, shown, since, Until(context, shown), counter);
            pages.Keep(key, page);
            return page;
        }

        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK && KnownAnswer.Is(asked, response.Headers.ETag, response.Headers.LastModified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            return null;
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

    /// <summary>What came of a rendering: a page for all who wait, an answer that is only one visitor's, or nothing.</summary>
    private sealed record Made(VisitorPage? Page)
    {
        public static readonly Made Own = new((VisitorPage?)null), Lost = new((VisitorPage?)null);

        public bool IsOwn => ReferenceEquals(this, Own);

        public bool IsLost => ReferenceEquals(this, Lost);
    }
}
