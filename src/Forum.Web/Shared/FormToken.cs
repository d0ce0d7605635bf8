using Forum.Core.Platform.Caching;
using Forum.Web.Platform.Compression;
using Microsoft.AspNetCore.Antiforgery;

namespace Forum.Web.Shared;

/// <summary>The field that shows a form to be ours.</summary>
internal static class FormToken
{
    public const string Cookie = "form";

    public static string Of(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;

    public static string Field(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return $"<input name=\"{tokens.FormFieldName}\" type=\"hidden\" value=\"{tokens.RequestToken}\">";
    }
}

/// <summary>
/// Tokens for pages that are put together of parts, kept for a while: to seal one costs more than to send the page. Such a page carries
/// its token uncompressed (<see cref="PageRun.Stored"/>), so that the same one in several answers gives nothing of itself away by their length.
/// </summary>
internal sealed class FormTokens(TimeProvider time)
{
    private const long Most = 4 * 1024 * 1024, Size = 1_024;

    private static readonly TimeSpan For = TimeSpan.FromHours(1);

    private readonly BoundedCache<Holder, Known> known = new(Most, _ => Size);

    /// <summary>Null when none was made for this session and this browser lately.</summary>
    public PageRun? Find(HttpRequest request, long session)
    {
        if (request.Cookies[FormToken.Cookie] is not { } cookie) return null;

        var now = time.GetUtcNow();
        return known.Find(new Holder(session, cookie), token => now < token.Until)?.Field;
    }

    public PageRun Of(HttpContext context, long session)
    {
        if (Find(context.Request, session) is { } field) return field;

        var made = PageRun.Stored(FormToken.Field(context));

        // A cookie that was not good is replaced with the answer, and this token goes with the new one.
        if (context.Request.Cookies[FormToken.Cookie] is { } cookie && context.Response.Headers.SetCookie.Count == 0)
            known.Keep(new Holder(session, cookie), new Known(made, time.GetUtcNow() + For));
        return made;
    }

    private sealed record Holder(long Session, string Cookie);

    private sealed record Known(PageRun Field, DateTimeOffset Until);
}
