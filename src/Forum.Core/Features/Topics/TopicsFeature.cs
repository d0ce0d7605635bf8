using Forum.Core.Platform;

namespace Forum.Core.Features.Topics;

internal static class TopicsFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<OpenTopic>()
        .Add<EditTopic>()
        .Add<CloseTopic>()
        .Add<DeleteTopic>()
        .Add<RestoreTopic>()
        .Add<TopicQueries>()
        .Add<TopicLists>()
        .Add<TagQueries>()
        .Keep<TopicViews>();
}
