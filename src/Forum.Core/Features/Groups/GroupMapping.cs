using Forum.Core.Features.Members;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Groups;

internal sealed class GroupMapping : IEntityTypeConfiguration<Group>, IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.HasIndex(g => g.Slug).IsUnique();
        group.Ignore(g => g.IsAutomatic);

        // They have rows so that rights can point at them; what they are called is said by the pages.
        group.HasData(AutomaticGroup.All.Select(g => new
        {
            g.Id,
            Name = g.Slug,
            g.Slug,
            Title = "",
            Description = "",
            Visibility = GroupVisibility.Everyone,
            CreatedAt = DateTime.UnixEpoch,
        }));
    }

    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.HasKey(m => new { m.GroupId, m.MemberId });
        member.HasIndex(m => m.MemberId);
        member.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
