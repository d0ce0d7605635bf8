using Forum.Core.Platform;

namespace Forum.Core.Features.Api;

internal static class ApiFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<CreateApiKey>()
        .Add<ApiKeys>()
        .Keep<AnswerOnce>();
}
