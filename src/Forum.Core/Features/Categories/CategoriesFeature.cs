using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Categories;

internal static class CategoriesFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature
            .Keep<CategoryTrees>();
        feature.Services.AddSingleton<ISnapshot>(provider => provider.GetRequiredService<CategoryTrees>());
    }
}
