using Forum.Core.Features.Accounts;
using Forum.Core.Features.Admin;
using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Api;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Demo;
using Forum.Core.Features.Feeds;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Invitations;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Search;
using Forum.Core.Features.Settings;
using Forum.Core.Features.Topics;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Forum.Core.Platform;

/// <summary>The forum without its pages: plumbing first, then every feature's table of contents.</summary>
internal static class CoreServices
{
    public static IServiceCollection AddForumCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PageGenerations>();
        services.AddSingleton<Writes>();
        services.AddSingleton<EventSignal>();
        services.AddSingleton<EventCatalog>();
        services.AddSingleton<EventDeliveries>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<ISnapshot>(provider => provider.GetRequiredService<SettingsStore>());
        services.AddSingleton<Freshness>();
        services.TryAddSingleton(new HostSmtp());
        services.AddSingleton<MailRoute>();
        services.AddSingleton<EmailOutbox>();
        services.AddSingleton<EmailSender>();
        services.AddSingleton<MarkdownPipeline>();
        services.AddScoped(provider => provider.GetRequiredService<IForumEngine>().OpenReader());

        // For whoever seldom needs it: the pages that are asked for most are read by plain statements, and a start need not wait for Entity Framework.
        services.AddScoped(provider => new Lazy<ForumDb>(provider.GetRequiredService<ForumDb>));
        services.AddSingleton(provider => provider.GetRequiredService<IForumEngine>().Committed);

        services.AddScoped<Actors>();
        services.AddScoped<TakeBackup>();
        services.AddScoped<RestoreBackup>();

        var features = new FeatureBuilder(services);
        AccountsFeature.Configure(features);
        AntiSpamFeature.Configure(features);
        CategoriesFeature.Configure(features);
        TopicsFeature.Configure(features);
        PostsFeature.Configure(features);
        QuestionsFeature.Configure(features);
        ReadingFeature.Configure(features);
        SearchFeature.Configure(features);
        FeedsFeature.Configure(features);
        LaunchFeature.Configure(features);
        ModerationFeature.Configure(features);
        AdminFeature.Configure(features);
        MembersFeature.Configure(features);
        NotificationsFeature.Configure(features);
        GroupsFeature.Configure(features);
        InvitationsFeature.Configure(features);
        ApiFeature.Configure(features);
        SettingsFeature.Configure(features);
        UploadsFeature.Configure(features);
        DemoFeature.Configure(features);
        return services;
    }

    /// <summary>What works in the background while the forum is served; the command line goes without.</summary>
    public static IServiceCollection AddForumWorkers(this IServiceCollection services)
    {
        services.AddHostedService<EventWorker>();
        services.AddHostedService<FreshnessWorker>();
        services.AddHostedService<SessionsWorker>();
        services.AddHostedService<TopicViewWorker>();
        services.AddHostedService<ReadingWorker>();
        services.AddHostedService<EmailWorker>();
        services.AddHostedService<NotificationMailWorker>();
        services.AddHostedService<BackupWorker>();
        services.AddHostedService<UploadsWorker>();
        return services;
    }
}
