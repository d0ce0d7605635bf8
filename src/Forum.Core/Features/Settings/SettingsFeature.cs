using Forum.Core.Platform;

namespace Forum.Core.Features.Settings;

internal static class SettingsFeature
{
    public static void Configure(FeatureBuilder feature) => feature.Add<ChangeSettings>().Add<ResetSetting>();
}
