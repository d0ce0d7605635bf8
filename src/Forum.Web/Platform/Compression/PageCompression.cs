using Microsoft.AspNetCore.ResponseCompression;

namespace Forum.Web.Platform.Compression;

/// <summary>
/// Pages travel compressed, by https too: the tokens of forms differ in every answer or, in pages put together of kept parts, stand
/// uncompressed between them (<see cref="PageRun.Stored"/>), so the length of a page gives nothing of them away. Files have their compressed forms already, see <see cref="Theming.Asset"/>, and so have pages for visitors.
/// </summary>
internal static class PageCompression
{
    // These hold a secret that is the same in every answer; compressed beside what a stranger puts into the address, the
    // length would tell it letter by letter.
    private static readonly string[] Secret = ["/setup", "/reset-password", "/confirm-email", "/change-email", "/admin/mail"];

    public static IServiceCollection AddPageCompression(this IServiceCollection services)
    {
        services.AddSingleton<KnownSegments>();
        return services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/atom+xml", "application/xml", "application/manifest+json"];
        });
    }

    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) => app.UseWhen(
        context => !Secret.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
        pages => pages.UseResponseCompression().UseMiddleware<PageSegments>());
}
