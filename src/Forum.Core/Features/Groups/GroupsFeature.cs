using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Groups;

internal static class GroupsFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature
            .Keep<Flairs>()
            .Keep<GroupChanges>()
            .Add<GroupQueries>()
            .Add<CreateGroup>()
            .Add<EditGroup>()
            .Add<DeleteGroup>()
            .Add<AddToGroup>()
            .Add<RemoveFromGroup>();
        feature.Services.AddSingleton<ISnapshot>(provider => provider.GetRequiredService<Flairs>());
    }
}
