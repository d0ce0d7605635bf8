using Forum.Core.Platform;
using Forum.Sqlite;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Forum.Web.Platform.Host;

internal static class WebServices
{
    /// <summary>The store and the rules; what the command line needs too.</summary>
    public static IServiceCollection AddForum(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Forum").Get<HostSettings>() ?? new HostSettings();
        var data = new DataFolder(settings.DataPath);
        services.AddSingleton(settings);
        services.AddSingleton(data);
        services.AddForumCore();
        services.AddForumSqlite(data.Database);
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
        return services;
    }
}
