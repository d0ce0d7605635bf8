using Forum.Core.Features.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Api;

internal sealed class ApiMapping : IEntityTypeConfiguration<ApiKey>, IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Member>().WithMany().HasForeignKey(k => k.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdempotentAnswer> answer)
    {
        answer.HasKey(a => new { a.ApiKeyId, a.Key });
        answer.HasIndex(a => a.At);
        answer.HasOne<ApiKey>().WithMany().HasForeignKey(a => a.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
