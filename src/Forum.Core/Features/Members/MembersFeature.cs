using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.Members;

internal static class MembersFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<EditProfile>()
        .Keep<MemberCount>()
        .Add<MemberQueries>()
        .Add<ActivityQueries>()
        .Add<PeopleList>()
        .On<TopicCreated, MemberCounters>()
        .On<PostCreated, MemberCounters>()
        .On<PostDeleted, MemberCounters>()
        .On<PostRestored, MemberCounters>()
        .On<PostLiked, MemberCounters>()
        .On<PostUnliked, MemberCounters>();
}
