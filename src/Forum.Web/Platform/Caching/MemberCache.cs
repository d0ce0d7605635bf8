using Forum.Core.Features.Accounts;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Theming;
using Forum.Web.Shared;

namespace Forum.Web.Platform.Caching;

/// <summary>
/// Stands beside <see cref="VisitorCache"/>: a member who asks again for what they were shown gets it again, with who they are and what waits
/// for them as it is now, until something on it is written: by anybody to the topic, or by them to what is theirs. Who asks is found out each
/// time. Only a page that a <see cref="KeptView"/> made takes part.
/// </summary>
internal sealed class MemberCache(
    RequestDelegate next, MemberPages pages, KeptPages kept, FormTokens tokens, PageGenerations generations, SettingsStore settings, SessionCookie cookie,
    Sessions sessions, UnreadNotifications unread, Waiting waiting, TopicViews views, KeptPlaces places, HostSettings host, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return pages.IsOn && HttpMethods.IsGet(request.Method) && places.Has(request.Path.Value) && PageSegments.TakesGzip(request)
            && cookie.Read(request) is { } token && VisitorKey.Choice(request) is { } query
            ? Answer(context, token, query)
            : next(context);
    }

    private async Task Answer(HttpContext context, string token, string query)
    {
        var ct = context.RequestAborted;
        var since = generations.Now;
        if (await sessions.Find(token, ct) is not { } signedIn)
        {
            await next(context);
            return;
        }

        var site = await settings.Get<SiteSettings>(ct);
        var registration = await settings.Get<RegistrationSettings>(ct);
        var look = CurrentSite.Look(site, registration, host);
        var language = RequestLanguage.Choose(context.Request, look.Language).With(look.FormOfAddress);
        var key = new MemberKey(signedIn.Actor.Id, context.Request.Path.Value!, query, language.Wording, Scheme.Read(context.Request).Name);
        if (pages.Find(key) is { } page && page.IsFor(signedIn.Actor, look))
        {
            var bell = await unread.Of(signedIn.Actor, ct);
            var frame = CurrentSite.Reader(signedIn.Actor, bell.Count, await waiting.For(signedIn.Actor, ct), registration);
            if (!page.Answers(bell) && Own(page.Parts, frame, language) is { } own && tokens.Find(context.Request, signedIn.SessionId) is { } field)
            {
                await Send(page, own, field, context);
                return;
            }
        }

        await Make(key, signedIn.Actor, since, context);
    }

    private IReadOnlyDictionary<PageHole, PageRun>? Own(MemberParts parts, FrameActor frame, Language language) =>
        parts.Frame == frame ? parts.Own : kept.Find(new FrameLook(frame, language, parts.Site, parts.Kept.Place, parts.Kept.WriteUrl));

    private Task Send(MemberPage page, IReadOnlyDictionary<PageHole, PageRun> own, PageRun field, HttpContext context)
    {
        if (page.Topic is { } topic && !context.Request.IsPrefetch()) views.Count(topic);

        var response = context.Response;
        foreach (var (name, value) in page.Headers) response.Headers[name] = value;
        return PackedPage.Send([.. page.Parts.Kept.Page.Filled(Fill)], response, response.BodyWriter, context.RequestAborted);

        PageRun Fill(PageHole hole) => hole switch
        {
            PageHole.Token => field,
            PageHole.Header or PageHole.Bar => own[hole],
            _ => PageRun.Stored(page.Parts.Fresh(hole)),
        };
    }

    private async Task Make(MemberKey key, Actor actor, long since, HttpContext context)
    {
        var ask = new MemberAsk();
        context.Features.Set(ask);
        await next(context);

        var response = context.Response;
        if (ask.Parts is not { } parts || response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0
            || context.Features.Get<ShownOnPage>() is not { AtMost: { } most } shown) return;

        var end = time.GetUtcNow() + most;
        pages.Keep(key, new MemberPage(parts, actor, shown, [.. response.Headers.Where(header => !KeptHeaders.IsOwn(header.Key))])
        {
            Since = since,
            Until = parts.Kept.Until < end ? parts.Kept.Until : end,
        });
    }
}
