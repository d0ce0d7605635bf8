using Forum.Core.Platform;

namespace Forum.Core.Features.Demo;

internal static class DemoFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<FillDemo>()
        .Add<DemoPeople>()
        .Add<DemoPictures>()
        .Add<DemoPlaces>()
        .Add<DemoTalk>()
        .Add<DemoPast>();
}
