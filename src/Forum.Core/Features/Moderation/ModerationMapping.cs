using Forum.Core.Features.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Moderation;

internal sealed class ModerationMapping : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<PostHiding>, IEntityTypeConfiguration<HeldPost>,
    IEntityTypeConfiguration<Sanction>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.HasIndex(r => new { r.PostId, r.ReporterId }).IsUnique();
        report.HasIndex(r => new { r.DecidedAt, r.PostId });
        report.HasOne(r => r.Post).WithMany().HasForeignKey(r => r.PostId);
        report.HasOne(r => r.Reporter).WithMany().HasForeignKey(r => r.ReporterId);
    }

    public void Configure(EntityTypeBuilder<PostHiding> hiding)
    {
        hiding.HasKey(h => h.PostId);
        hiding.Property(h => h.PostId).ValueGeneratedNever();
        hiding.HasOne<Post>().WithOne(p => p.Hiding).HasForeignKey<PostHiding>(h => h.PostId);
    }

    public void Configure(EntityTypeBuilder<HeldPost> held)
    {
        held.HasIndex(h => new { h.State, h.At });
        held.HasIndex(h => new { h.AuthorId, h.Form }).IsUnique();
        held.HasOne(h => h.Author).WithMany().HasForeignKey(h => h.AuthorId);
    }

    public void Configure(EntityTypeBuilder<Sanction> sanction)
    {
        sanction.HasIndex(s => new { s.MemberId, s.Kind });
        sanction.HasOne(s => s.Member).WithMany().HasForeignKey(s => s.MemberId);
    }
}
