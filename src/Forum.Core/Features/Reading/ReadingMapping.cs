using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Reading;

internal sealed class ReadingMapping : IEntityTypeConfiguration<TopicRead>, IEntityTypeConfiguration<CategoryFollow>,
    IEntityTypeConfiguration<FreshStart>, IEntityTypeConfiguration<Bookmark>, IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<TopicRead> read)
    {
        read.HasKey(r => new { r.MemberId, r.TopicId });
        read.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId);
        read.HasOne<Topic>().WithMany().HasForeignKey(r => r.TopicId);

        // Whose reading a new post puts behind; what is unread to one member; what they chose themselves.
        read.HasIndex(r => new { r.TopicId, r.IsBehind });
        read.HasIndex(r => new { r.MemberId, r.IsBehind, r.TopicId });
        read.HasIndex(r => new { r.MemberId, r.Level }).HasFilter("level IS NOT NULL");
        read.HasIndex(r => new { r.TopicId, r.Level }).HasFilter("level IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<CategoryFollow> follow)
    {
        follow.HasKey(f => new { f.MemberId, f.CategoryId });
        follow.HasIndex(f => new { f.CategoryId, f.Level });
        follow.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId);
        follow.HasOne<Category>().WithMany().HasForeignKey(f => f.CategoryId);
    }

    public void Configure(EntityTypeBuilder<FreshStart> start)
    {
        start.HasKey(s => s.MemberId);
        start.Property(s => s.MemberId).ValueGeneratedNever();
        start.HasOne<Member>().WithOne().HasForeignKey<FreshStart>(s => s.MemberId);
    }

    public void Configure(EntityTypeBuilder<Bookmark> bookmark)
    {
        bookmark.HasIndex(b => new { b.MemberId, b.TopicId, b.PostId }).IsUnique();
        bookmark.HasIndex(b => new { b.MemberId, b.Id });
        bookmark.HasOne<Member>().WithMany().HasForeignKey(b => b.MemberId);
        bookmark.HasOne<Topic>().WithMany().HasForeignKey(b => b.TopicId);
        bookmark.HasOne<Post>().WithMany().HasForeignKey(b => b.PostId);
    }

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.HasIndex(d => new { d.MemberId, d.Place }).IsUnique();
        draft.HasIndex(d => d.At);
        draft.HasOne<Member>().WithMany().HasForeignKey(d => d.MemberId);
        draft.HasOne<Topic>().WithMany().HasForeignKey(d => d.TopicId);
    }
}
