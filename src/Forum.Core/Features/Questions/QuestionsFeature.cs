using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Questions;

internal static class QuestionsFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature
            .Keep<Waiting>()
            .Add<AcceptAnswer>()
            .Add<DeskQueries>();
        feature.Services.AddSingleton<ISnapshot>(provider => provider.GetRequiredService<Waiting>());
    }
}
