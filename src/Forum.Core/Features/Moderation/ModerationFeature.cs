using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.Moderation;

internal static class ModerationFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Keep<Sanctioning>()
        .Keep<Holding>()
        .Add<ReportPost>()
        .Add<HidePost>()
        .Add<DismissReports>()
        .Add<DecideHeldPost>()
        .Add<SanctionMember>()
        .Add<LiftSanction>()
        .Add<VouchForMember>()
        .Add<ReviewQueries>()
        .Add<SanctionQueries>()
        .On<MemberSanctioned, TellSanctioned>()
        .On<MemberLeft, ForgetCases>();
}
