using Forum.Core.Platform;

namespace Forum.Core.Features.Feeds;

internal static class FeedsFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Keep<SitemapParts>()
        .Add<FeedQueries>()
        .Add<SitemapQueries>();
}
