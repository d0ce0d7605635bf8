using Forum.Core.Features.Uploads;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Markup;
using Forum.Sqlite;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Admin;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Features.Api;
using Forum.Web.Features.Launch;
using Forum.Web.Features.Legal;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Reading;
using Forum.Web.Features.Settings;
using Forum.Web.Features.Setup;
using Forum.Web.Features.Uploads;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Email;
using Forum.Web.Platform.Health;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Forum.Web.Platform.Host;

internal static class WebServices
{
    /// <summary>The store and the rules; what the command line needs too.</summary>
    public static IServiceCollection AddForum(this IServiceCollection services, IConfiguration configuration, bool begins)
    {
        var settings = HostSettings.Read(configuration);
        var data = new DataFolder(settings.DataPath, begins);
        services.AddSingleton(settings);
        services.AddSingleton(data);
        services.AddSingleton(HostMail.Read(configuration));
        services.AddForumCore();
        services.AddForumSqlite(data.Database);
        services.AddSingleton(new BackupFolder(data.Path));
        services.AddSingleton(new UploadFolder(data.Path));
        services.AddSingleton(new VipsLimits(settings.Vips != "off", settings.VipsMegabytes));
        services.AddStoredKeys();
        services.AddSingleton<ServingMark>();
        services.AddSingleton(_ => WordBook.Read(typeof(WebServices).Assembly));
        services.AddSingleton<IBakingLabels, MarkupWords>();
        services.AddSingleton<EmailTemplates>();
        services.AddSingleton<ILetterWriter>(provider => provider.GetRequiredService<EmailTemplates>());
        return services;
    }

    public static IServiceCollection AddForumPages(this IServiceCollection services)
    {
        services.AddScoped<CurrentActor>();
        services.Configure<RazorViewEngineOptions>(FeatureViews.Configure);
        services.AddControllersWithViews().ConfigureApplicationPartManager(parts =>
        {
            foreach (var standard in parts.FeatureProviders.OfType<ControllerFeatureProvider>().ToList()) parts.FeatureProviders.Remove(standard);
            parts.FeatureProviders.Add(new InternalControllers());
        });
        services.AddForumWorkers();
        services.AddCurrentSite();
        services.AddPageCompression();
        services.AddOptions<CachingOptions>().Configure<IConfiguration, IHostEnvironment>((caching, configuration, host) =>
            caching.Off = configuration.IsOff(BenchSwitches.Cache, host));
        services.AddSingleton<KeptPlaces>();
        services.AddSingleton<VisitorPages>();
        services.AddSingleton<MemberPages>();
        services.AddAccounts();
        services.AddAntiSpam();
        services.AddLegal();
        services.AddReading();
        services.AddScoped<SettingWords>();
        services.AddSingleton<HealthReader>();
        services.AddScoped<Attachments>();
        SetupPages.AddServices(services);
        services.AddForumApi();
        return services;
    }

    /// <summary>The way of a request, from the outside in.</summary>
    public static void UseForum(this WebApplication app)
    {
        app.UseMiddleware<VisitorCache>();
        app.UseMiddleware<MemberCache>();
        app.UseForwardedHeaders();
        app.UseHeadRequests();

        // Here and not at the very beginning, where ASP.NET Core would put it: the route of a HEAD is that of its GET.
        app.UseRouting();
        app.UseHealthProbes();
        app.UseNothingRaw();
        app.UsePageCompression();
        app.UseMiddleware<CurrentSiteReader>();
        app.UsePageCaching();
        app.UseForumFrame();
        app.UseAuthentication();

        // Said here, because ASP.NET Core would put it before everything else, where pages from memory would pay for it.
        app.UseAuthorization();
        app.UseMiddleware<SetupGate>();
        app.UseMiddleware<SenderReader>();

        // Apart, so that no page has to wait for what only keys need.
        app.UseWhen(ApiDoor.LeadsTo, api => api.UseMiddleware<ApiDoor>());
        app.UseMiddleware<LaunchGate>();
        app.MapControllers();
        app.MapForumApi();
    }
}
