namespace Forum.Web.Platform.Host;

/// <summary>What a bench may switch off, and a forum that people use may not: Forum__Bench__Limits and Forum__Bench__Cache.</summary>
internal static class BenchSwitches
{
    public const string Limits = "Limits";
    public const string Cache = "Cache";

    public static bool IsOff(this IConfiguration configuration, string what, IHostEnvironment host) =>
        !host.IsProduction() && configuration[$"Forum:Bench:{what}"] == "off";
}
