using Forum.Core.Features.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Posts;

internal sealed class PostMapping : IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<PostRevision>,
    IEntityTypeConfiguration<PostLike>, IEntityTypeConfiguration<SubmittedForm>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.HasIndex(p => new { p.TopicId, p.Number }).IsUnique();
        post.HasIndex(p => new { p.AuthorId, p.Id });
        post.HasIndex(p => p.CreatedAt);
        post.HasOne(p => p.Topic).WithMany().HasForeignKey(p => p.TopicId).OnDelete(DeleteBehavior.Restrict);
        post.HasOne(p => p.Author).WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        post.Property(p => p.Version).IsConcurrencyToken();
        post.Ignore(p => p.IsDeleted);
        post.Ignore(p => p.IsFirst);
    }

    public void Configure(EntityTypeBuilder<PostRevision> revision)
    {
        revision.HasIndex(r => new { r.PostId, r.Version }).IsUnique();
        revision.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId);
    }

    public void Configure(EntityTypeBuilder<PostLike> like)
    {
        like.HasKey(l => new { l.PostId, l.MemberId });
        like.HasIndex(l => l.MemberId);
        like.HasOne<Post>().WithMany().HasForeignKey(l => l.PostId);
        like.HasOne<Member>().WithMany().HasForeignKey(l => l.MemberId);
    }

    public void Configure(EntityTypeBuilder<SubmittedForm> form)
    {
        form.HasKey(f => new { f.MemberId, f.Token });
        form.HasIndex(f => f.At);
    }
}
