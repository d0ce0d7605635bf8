namespace Forum.Web.Platform.Mvc;

/// <summary>
/// Answers HEAD as GET without the body: link checkers and messengers ask so before they show a link.
/// </summary>
internal static class HeadRequests
{
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method)) return next(context);

        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        return next(context);
    });
}
