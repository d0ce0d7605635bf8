using Forum.Core.Features.Admin.Seeding;
using Forum.Core.Platform;

namespace Forum.Core.Features.Admin;

internal static class AdminFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Add<AdminQueries>()
        .Add<LogQueries>()
        .Add<RetryDeliveries>()
        .Add<ChangeMail>().Add<SendTestMail>().Add<RetryMails>().Add<DeleteMail>()
        .Add<RunJob>()
        .Add<ChangeRole>().Add<HelpMember>().Add<MemberFiles>()
        .Add<SeedForum>().Keep<SeedBatches>()
        .Add<RecountCounters>();
}
