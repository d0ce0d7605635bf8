using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Host;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.AntiSpam;

/// <summary>Table of contents: what keeps floods and machines off the pages.</summary>
internal static class AntiSpamPages
{
    public static IServiceCollection AddAntiSpam(this IServiceCollection services)
    {
        // As for the limits of accounts: a bench may do without, a forum that people use may not.
        services.AddOptions<GuardOptions>().Configure<IConfiguration, IHostEnvironment>((guards, configuration, host) =>
            guards.Off = configuration.IsOff(BenchSwitches.Limits, host));
        services.AddScoped<FormProof>();
        services.AddScoped<FirstDay>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<FormPace>();
            options.Filters.Add<SilenceGate>();
        });
        return services;
    }
}
