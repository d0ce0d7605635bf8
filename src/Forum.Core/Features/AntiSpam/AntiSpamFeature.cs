using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.AntiSpam;

internal static class AntiSpamFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Keep<Throttle>()
        .Add<Sender>()
        .Add<Newcomers>()
        .Add<Pace>()
        .Add<ReadingPace>()
        .Screen<PostDraft, TrapScreen>()
        .Screen<PostDraft, NewcomerScreen>();
}
