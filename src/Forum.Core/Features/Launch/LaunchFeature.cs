using Forum.Core.Platform;

namespace Forum.Core.Features.Launch;

internal static class LaunchFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<SetUpForum>()
        .Add<ChangeStage>()
        .Add<ChangeRegistration>();
}
