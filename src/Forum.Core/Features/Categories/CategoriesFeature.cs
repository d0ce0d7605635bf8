using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Categories;

internal static class CategoriesFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature
            .Keep<CategoryTrees>()
            .Add<CreateCategory>()
            .Add<EditCategory>()
            .Add<MoveCategory>()
            .Add<SetCategoryRights>()
            .Add<CategoryQueries>()
            .On<TopicCreated, CategoryCounters>()
            .On<PostCreated, CategoryCounters>()
            .On<PostDeleted, CategoryCounters>()
            .On<PostRestored, CategoryCounters>()
            .On<TopicDeleted, CategoryCounters>()
            .On<TopicRestored, CategoryCounters>();
        feature.Services.AddSingleton<ISnapshot>(provider => provider.GetRequiredService<CategoryTrees>());
    }
}
