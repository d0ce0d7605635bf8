using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.Posts;

internal static class PostsFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<ReplyToTopic>()
        .Add<EditPost>()
        .Add<DeletePost>()
        .Add<RestorePost>()
        .Add<LikePost>()
        .Add<PostText>()
        .Add<PostSearch>()
        .Add<Screening>()
        .Add<PostQueries>()
        .Add<PostRecords>()
        .Add<PostHistory>()
        .Screen<PostDraft, RepeatScreen>();
}
