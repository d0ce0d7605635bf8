using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Reading;

internal static class ReadingFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature
            .Keep<ReadPositions>()
            .Keep<Readers>()
            .Add<ReadingLists>()
            .Add<TopicReading>()
            .Add<Watchers>()
            .Add<MarkAllRead>()
            .Add<FollowTopic>()
            .Add<FollowCategory>()
            .Add<KeepBookmark>()
            .Add<BookmarkQueries>()
            .Add<SaveDraft>()
            .Add<DiscardDraft>()
            .Add<DraftQueries>()
            .Add<PurgeDrafts>()
            .On<PostCreated, ReadingMarks>()
            .On<TopicCreated, ReadingMarks>()
            .On<PostDeleted, ReadingMarks>()
            .On<MemberLeft, ForgetReader>();
        feature.Services.AddSingleton<ISnapshot>(provider => provider.GetRequiredService<Readers>());
    }
}
