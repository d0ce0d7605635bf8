using Forum.Core.Platform;

namespace Forum.Core.Features.Search;

internal static class SearchFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Keep<SearchAnalyzer>()
        .Keep<RelatedTopicIds>()
        .Keep<RelatedRows>()
        .Add<RelatedTopics>()
        .Add<SearchNames>()
        .Add<SearchQueries>()
        .Add<RebuildSearchIndex>();
}
