using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.Topics;

internal static class TopicsFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<OpenTopic>()
        .Add<EditTopic>()
        .Add<CloseTopic>()
        .Add<PinTopic>()
        .Add<DeleteTopic>()
        .Add<RestoreTopic>()
        .Add<TopicQueries>()
        .Add<TopicLists>()
        .Add<TagQueries>()
        .Keep<TopicShelf>()
        .Keep<LargeCategories>()
        .Keep<TopicViews>()
        .On<PostCreated, TopicWarmth>()
        .On<PostDeleted, TopicWarmth>()
        .On<PostRestored, TopicWarmth>()
        .On<PostLiked, TopicWarmth>()
        .On<PostUnliked, TopicWarmth>();
}
