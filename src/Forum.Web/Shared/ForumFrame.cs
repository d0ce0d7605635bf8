using System.Text.Encodings.Web;
using System.Text.Unicode;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Offline;
using Forum.Web.Platform.Security;
using Forum.Web.Platform.Theming;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Forum.Web.Shared;

/// <summary>Table of contents of what surrounds every page: words, assets, layout.</summary>
internal static class ForumFrame
{
    public static IServiceCollection AddForumFrame(this IServiceCollection services)
    {
        services.AddOptions<FrameOptions>();
        // Without this every accented letter would be written as a number.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        services.AddSingleton(_ => WordBook.Read(typeof(ForumFrame).Assembly));
        services.AddScoped<Words>();
        services.AddSingleton(provider => Theme.Open(provider.GetRequiredService<IOptions<FrameOptions>>().Value.ThemesFolder, "default"));
        services.AddSingleton(provider => new Assets(typeof(ForumFrame).Assembly, provider.GetRequiredService<Theme>()));
        services.AddSingleton<Icons>();
        services.AddSingleton<OfflineWorker>();
        services.AddScoped<PageFrame>();
        services.AddSingleton<KeptPages>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<KeptRows>();
        services.AddScoped<RowParts>();

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormToken.Cookie;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it better
        });
        services.Configure<MvcOptions>(options => options.Filters.Add<FormGate>());
        return services;
    }

    /// <summary>Goes first, so that a failure anywhere behind it ends in a page.</summary>
    public static IApplicationBuilder UseNothingRaw(this IApplicationBuilder app) => app.UseMiddleware<NothingRaw>();

    public static IApplicationBuilder UseForumFrame(this IApplicationBuilder app)
    {
        // Read now: words that do not fit together stop the start, not the first reader.
        app.ApplicationServices.GetRequiredService<WordBook>();
        var assets = app.ApplicationServices.GetRequiredService<Assets>();
        var options = app.ApplicationServices.GetRequiredService<IOptions<FrameOptions>>().Value;

        app.Use((context, next) => context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            ? ServeAssets.Answer(context, assets, options.Site(context).Accent)
            : next(context));
        app.Use(Receive);
        var worker = app.ApplicationServices.GetRequiredService<OfflineWorker>();
        app.Use((context, next) => context.Request.Path == OfflineWorker.Path && HttpMethods.IsGet(context.Request.Method)
            ? worker.Answer(context, options.Site(context))
            : next(context));
        return app;
    }

    private static async Task Receive(HttpContext context, RequestDelegate next)
    {
        var frame = context.RequestServices.GetRequiredService<PageFrame>();
        frame.Begin(context);
        SecurityHeaders.Write(context.Response, frame.Site.PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true);

        var request = context.Request;
        if (RequestOrigins.Changes(request) && !RequestOrigins.CarriesKey(request) && RequestOrigins.Of(request, frame.Site.PublicUrl) == RequestOrigin.Elsewhere)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (await RequestBody.Refusal(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }
}
