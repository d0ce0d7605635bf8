using Forum.Core.Platform;

namespace Forum.Core.Features.Topics;

internal static class TopicsFeature
{
    public static void Configure(FeatureBuilder feature) { }
}
