using Forum.Core.Features.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Session>,
    IEntityTypeConfiguration<RateWindow>, IEntityTypeConfiguration<ProtectionKey>, IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.Id).ValueGeneratedNever();
        account.HasOne<Member>().WithOne().HasForeignKey<Account>(a => a.Id).OnDelete(DeleteBehavior.Cascade);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasIndex(s => s.MemberId);
        session.HasIndex(s => s.ExpiresAt);
        session.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RateWindow> window)
    {
        window.HasKey(w => w.Key);
        window.HasIndex(w => w.EndsAt);
    }

    public void Configure(EntityTypeBuilder<Application> application)
    {
        application.HasIndex(a => a.UsernameSkeleton).IsUnique();
        application.HasIndex(a => a.EmailKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProtectionKey> key) => key.HasIndex(k => k.Name).IsUnique();
}
