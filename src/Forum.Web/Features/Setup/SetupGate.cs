using Forum.Web.Platform.Host;
using Forum.Web.Platform.Offline;
using Forum.Web.Shared;

namespace Forum.Web.Features.Setup;

/// <summary>Until the first administrator exists, every way leads to the setup.</summary>
internal sealed class SetupGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Site().IsSetUp) return next(context);

        context.RequestServices.GetRequiredService<PageFrame>().Outside();
        var path = context.Request.Path;
        if (path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase) || path == "/display" || path == "/robots.txt" || path == OfflineController.Path) return next(context);

        context.Response.Headers.CacheControl = "no-store";
        if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: context.RequestServices.GetRequiredService<Platform.Localization.Words>()["setup.api"],
                extensions: new Dictionary<string, object?> { ["code"] = "not_set_up" }).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/setup";
        return Task.CompletedTask;
    }
}
