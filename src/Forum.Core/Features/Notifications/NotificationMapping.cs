using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Notifications;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<NotificationPreference>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.HasIndex(n => new { n.MemberId, n.Key }).IsUnique();
        notification.HasIndex(n => new { n.MemberId, n.At });
        notification.HasIndex(n => new { n.MemberId, n.ReadAt });
        notification.HasIndex(n => n.MailDueAt);
        notification.HasIndex(n => n.PostId);
        notification.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId).OnDelete(DeleteBehavior.Cascade);
        notification.HasOne(n => n.By).WithMany().HasForeignKey(n => n.ById).OnDelete(DeleteBehavior.SetNull);
        notification.HasOne<Post>().WithMany().HasForeignKey(n => n.PostId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NotificationPreference> preference)
    {
        preference.HasKey(p => p.MemberId);
        preference.Property(p => p.MemberId).ValueGeneratedNever();
        preference.HasOne<Member>().WithOne().HasForeignKey<NotificationPreference>(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
