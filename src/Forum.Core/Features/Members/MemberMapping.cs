using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Members;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.HasIndex(m => m.UsernameKey).IsUnique();
        member.HasIndex(m => m.UsernameSkeleton).IsUnique();
        member.HasIndex(m => m.LastSeenAt);
    }
}
