using System.Text;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Shared;

/// <summary>A member's page, sent as it was made for somebody who was shown the same, with this reader's own put in.</summary>
/// <param name="view">Makes the page where it is not kept.</param>
/// <param name="shown">All that the view shows, beside frame, language and what it leaves to <paramref name="fresh"/>; see <see cref="PageLook"/>.</param>
/// <param name="fresh">The values that stand where the view puts its own in with <see cref="PageFrame.Own"/>, made for each answer.</param>
internal sealed class KeptView(ViewResult view, object shown, Func<PageHole, string> fresh) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        if (http.Features.Get<SegmentedBody>() is { } body) Look(http, body, services.GetRequiredService<KeptPages>(), services.GetRequiredService<PageFrame>());
        if (http.Features.Get<SegmentedBody>() is not { Ready: not null }) await view.ExecuteResultAsync(context);
    }

    private void Look(HttpContext http, SegmentedBody body, KeptPages kept, PageFrame frame)
    {
        var services = http.RequestServices;
        var words = services.GetRequiredService<Words>();
        var look = new PageLook(shown, words.Language, frame.Scheme, frame.Site);
        if (kept.Find(look, services.GetRequiredService<TimeProvider>().GetUtcNow()) is { } page
            && kept.Find(new FrameLook(frame.Actor, words.Language, frame.Site, page.Place, page.WriteUrl)) is { } known)
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            body.Ready = page.Page.Filled(Fill(http, known));
            if (http.Features.Get<MemberAsk>() is { } ask) ask.Parts = new MemberParts(page, frame.Actor, known, frame.Site, fresh);
        }
        else if (kept.Wants(look))
        {
            body.Cut = written => Keep(http, written, kept, frame, words, look);
        }
    }

    private IEnumerable<PageRun> Keep(HttpContext http, ReadOnlyMemory<byte> written, KeptPages kept, PageFrame frame, Words words, PageLook look)
    {
        var cut = new PageCut(written, http.RequestServices.GetRequiredService<KnownSegments>());

        // A view that brings a form of its own has a token in it, and that is for nobody else.
        if (written.Span.IndexOf(Encoding.UTF8.GetBytes(FormToken.Of(http))) < 0) kept.Keep(look, new KeptForOthers(cut.Page, words.SameUntil, frame.Place, frame.WriteUrl));
        kept.Keep(new FrameLook(frame.Actor, words.Language, frame.Site, frame.Place, frame.WriteUrl), cut.Own);
        return cut.Page.Filled(Fill(http, cut.Own));
    }

    private Func<PageHole, PageRun> Fill(HttpContext http, IReadOnlyDictionary<PageHole, PageRun> frame)
    {
        PageRun? token = null;
        return hole => hole switch
        {
            PageHole.Token => token ??= http.RequestServices.GetRequiredService<FormTokens>().Of(http, http.RequestServices.GetRequiredService<CurrentSession>().Id),
            PageHole.Header or PageHole.Bar => frame[hole],
            _ => PageRun.Stored(fresh(hole)),
        };
    }
}
