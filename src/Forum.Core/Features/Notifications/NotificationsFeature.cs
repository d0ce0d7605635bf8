using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Notifications;

internal static class NotificationsFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature.Services.AddSingleton<ISnapshot>(services => services.GetRequiredService<UnreadNotifications>());
        feature
            .Keep<UnreadNotifications>().Keep<Notify>().Keep<UnsubscribeLinks>().Keep<MailNotifications>()
            .Add<NotificationQueries>().Add<MarkNotificationsRead>().Add<NotificationPreferences>().Add<ChooseNotificationMail>()
            .On<PostCreated, PostNotices>()
            .On<PostEdited, PostNotices>()
            .On<PostLiked, LikeNotices>()
            .On<PostUnliked, LikeNotices>()
            .On<AnswerAccepted, AnswerNotices>()
            .On<AnswerWithdrawn, AnswerNotices>()
            .On<PostDeleted, ForgetUnread>()
            .On<PostRestored, ForgetUnread>()
            .On<TopicDeleted, ForgetUnread>()
            .On<TopicRestored, ForgetUnread>()
            .On<InvitationAccepted, OutcomeNotices>()
            .On<ReportDecided, OutcomeNotices>()
            .On<PostHidden, OutcomeNotices>()
            .On<HeldPostDecided, OutcomeNotices>()
            .On<MemberLeft, ForgetNotices>();
    }
}
