namespace Forum.Web.Features.Setup;

/// <summary>Table of contents of the first start.</summary>
internal static class SetupPages
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SetupCode>();
        services.AddSingleton<SetupInvitation>();
        services.AddSingleton<UnattendedSetup>();
    }
}
