using Forum.Core.Features.Launch;
using Forum.Core.Platform.Markup;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Offline;
using Forum.Web.Platform.Security;
using Forum.Web.Shared;

namespace Forum.Web.Features.Launch;

/// <summary>
/// The stage of the launch, asked on every route. Stands after whatever finds out who asks: sessions and API keys. Open at
/// every stage are the ways in, and what people want to read before they take one.
/// </summary>
internal sealed class LaunchGate(RequestDelegate next)
{
    private static readonly string[] AlwaysOpen =
    [
        "/setup", "/sign-in", "/sign-out", "/sign-up", "/forgot-password", "/reset-password", "/confirm-email", "/change-email", "/unsubscribe", "/invitation",
        "/display", "/guidelines", "/about", "/legal", "/robots.txt", "/manifest.webmanifest", "/openapi", OfflineController.Path,
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var stage = context.Site().Stage;
        if (!StagePolicy.IsIndexed(stage)) context.Response.Headers["X-Robots-Tag"] = "noindex";

        var actor = context.RequestServices.GetRequiredService<CurrentActor>().Actor;
        if (StagePolicy.Enter(actor, stage).Allowed) return next(context);

        context.RequestServices.GetRequiredService<PageFrame>().Outside();
        var path = context.Request.Path;
        if (IsLogo(context)) return next(context);
        if (AlwaysOpen.Any(open => path.StartsWithSegments(open, StringComparison.OrdinalIgnoreCase))) return next(context);
        return NothingRaw.Write(context, ErrorPage.NotOpenYet);
    }

    /// <summary>It stands over the sign-in page, too.</summary>
    private static bool IsLogo(HttpContext context) =>
        context.Site().Logo is { Length: > 0 } logo && context.Request.Path.Value?.StartsWith(UploadRef.Root + logo, StringComparison.Ordinal) == true;
}
