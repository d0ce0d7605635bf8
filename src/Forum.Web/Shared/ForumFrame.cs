using System.Text.Encodings.Web;
using System.Text.Unicode;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Theming;
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
        services.AddScoped<PageFrame>();
        return services;
    }

    public static IApplicationBuilder UseForumFrame(this IApplicationBuilder app)
    {
        // Read now: words that do not fit together stop the start, not the first reader.
        app.ApplicationServices.GetRequiredService<WordBook>();
        var assets = app.ApplicationServices.GetRequiredService<Assets>();
        var options = app.ApplicationServices.GetRequiredService<IOptions<FrameOptions>>().Value;

        app.Use((context, next) => context.Request.Path.StartsWithSegments("/assets")
            ? ServeAssets.Answer(context, assets, options.Site(context).Accent)
            : next(context));
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<PageFrame>().Begin(context);
            return next(context);
        });
        return app;
    }
}
