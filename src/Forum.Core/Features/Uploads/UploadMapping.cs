using Forum.Core.Features.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Uploads;

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>, IEntityTypeConfiguration<UploadUse>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.HasIndex(u => u.Hash);
        upload.HasIndex(u => new { u.OwnerId, u.CreatedAt });
        upload.HasOne<Member>().WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Restrict);
        upload.Ignore(u => u.IsPicture);
        upload.Ignore(u => u.Print);
        upload.Ignore(u => u.Key);
    }

    public void Configure(EntityTypeBuilder<UploadUse> use)
    {
        use.HasKey(u => new { u.Place, u.SubjectId, u.UploadId });
        use.HasIndex(u => u.UploadId);
        use.HasOne<Upload>().WithMany().HasForeignKey(u => u.UploadId);
    }
}
