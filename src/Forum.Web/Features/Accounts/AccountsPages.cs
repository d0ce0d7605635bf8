using Forum.Core.Features.Accounts;
using Forum.Web.Platform.Host;
using Microsoft.AspNetCore.Authentication;

namespace Forum.Web.Features.Accounts;

/// <summary>Table of contents: what accounts add to the pages.</summary>
internal static class AccountsPages
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        // A bench measures the forum, not its limits; a forum that people use cannot be told so.
        services.AddOptions<LimitsOptions>().Configure<IConfiguration, IHostEnvironment>((limits, configuration, host) =>
            limits.Off = configuration.IsOff(BenchSwitches.Limits, host));
        services.AddSingleton<SessionCookie>();
        services.AddScoped<CurrentSession>();
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        return services;
    }
}
