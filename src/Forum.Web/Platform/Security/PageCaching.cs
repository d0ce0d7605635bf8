namespace Forum.Web.Platform.Security;

/// <summary>
/// Pages are asked for again before they are shown again, but the browser may keep them for its back button: what was typed
/// and where one stood is still there. Antiforgery would have every page with a form forgotten at once, hence the last word here.
/// </summary>
internal static class PageCaching
{
    // Other people's addresses, one-time links and switches: these leave no trace in a shared machine's browser.
    private static readonly string[] Forgotten = ["/admin", "/mod", "/setup", "/reset-password", "/confirm-email", "/confirm-password", "/display", "/unsubscribe"];

    public static IApplicationBuilder UsePageCaching(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Decide(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Decide(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true) return;

        var forget = Forgotten.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
        response.Headers.CacheControl = forget ? "no-store" : "private, no-cache";
        response.Headers.Remove("Pragma");
        response.Headers.Vary = "Cookie, Accept-Language, Accept-Encoding";
    }
}
