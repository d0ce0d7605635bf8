using Forum.Core.Features.Accounts;
using Forum.Core.Features.Api;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Invitations;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Platform.Data;

/// <summary>
/// The one storage model. Injected, it reads over a read-only connection without tracking; writing goes through
/// <see cref="Writes"/>. Each engine derives from it and adds only what is its own.
/// </summary>
internal abstract class ForumDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<InvitationUse> InvitationUses => Set<InvitationUse>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RateWindow> RateWindows => Set<RateWindow>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<CategoryRight> CategoryRights => Set<CategoryRight>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<TopicClosure> TopicClosures => Set<TopicClosure>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<TopicTag> TopicTags => Set<TopicTag>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostRevision> PostRevisions => Set<PostRevision>();

    public DbSet<PostLike> PostLikes => Set<PostLike>();

    public DbSet<SubmittedForm> SubmittedForms => Set<SubmittedForm>();

    public DbSet<TopicRead> TopicReads => Set<TopicRead>();

    public DbSet<CategoryFollow> CategoryFollows => Set<CategoryFollow>();

    public DbSet<FreshStart> FreshStarts => Set<FreshStart>();

    public DbSet<Bookmark> Bookmarks => Set<Bookmark>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadUse> UploadUses => Set<UploadUse>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<PostHiding> PostHidings => Set<PostHiding>();

    public DbSet<HeldPost> HeldPosts => Set<HeldPost>();

    public DbSet<Sanction> Sanctions => Set<Sanction>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<EventDelivery> EventDeliveries => Set<EventDelivery>();

    public DbSet<Email.Email> Emails => Set<Email.Email>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NotificationPreference> NotificationPreferences => Set<NotificationPreference>();

    public DbSet<Setting> Settings => Set<Setting>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ForumDb).Assembly, type => !type.IsAbstract);
        modelBuilder.Entity<Setting>().HasKey(s => s.Key);
        modelBuilder.Entity<Email.Email>().HasIndex(e => new { e.State, e.DueAt });
        modelBuilder.Entity<AuditEntry>().HasIndex(e => e.At);
        SnakeCase.Apply(modelBuilder);
    }
}
