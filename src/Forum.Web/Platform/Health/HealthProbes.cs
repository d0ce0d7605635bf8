using System.Text;
using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.Health;

/// <summary>/healthz says that the process is alive; /readyz that it can serve: database, migrations, not about to stop.</summary>
internal static class HealthProbes
{
    public static IApplicationBuilder UseHealthProbes(this IApplicationBuilder app) => app.Use((context, next) => context.Request.Path.Value switch
    {
        "/healthz" => Say(context, true, "alive"),
        "/readyz" => Ready(context),
        _ => next(context),
    });

    private static async Task Ready(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<Draining>().IsOn)
        {
            await Say(context, false, "stopping");
            return;
        }

        var ready = await context.RequestServices.GetRequiredService<IForumEngine>().IsReady(context.RequestAborted);
        await Say(context, ready, ready ? "ready" : "database not ready");
    }

    private static Task Say(HttpContext context, bool well, string text)
    {
        var response = context.Response;
        response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(text, Encoding.UTF8, context.RequestAborted);
    }
}
