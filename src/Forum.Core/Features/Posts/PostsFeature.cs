using Forum.Core.Platform;

namespace Forum.Core.Features.Posts;

internal static class PostsFeature
{
    public static void Configure(FeatureBuilder feature) { }
}
