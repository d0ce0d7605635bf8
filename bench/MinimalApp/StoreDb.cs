using Microsoft.EntityFrameworkCore;

namespace Bench.MinimalApp;

/// <summary>As much of the forum's store as one page needs.</summary>
public sealed class StoreDb(DbContextOptions<StoreDb> options) : DbContext(options)
{
    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<Post> Posts => Set<Post>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Topic>(topic =>
        {
            topic.ToTable("topics");
            topic.Property(t => t.Id).HasColumnName("id");
            topic.Property(t => t.Title).HasColumnName("title");
        });
        model.Entity<Post>(post =>
        {
            post.ToTable("posts");
            post.Property(p => p.Id).HasColumnName("id");
            post.Property(p => p.TopicId).HasColumnName("topic_id");
            post.Property(p => p.Number).HasColumnName("number");
            post.Property(p => p.Html).HasColumnName("html");
        });
    }
}

public sealed class Topic
{
    public long Id { get; init; }

    public required string Title { get; init; }
}

public sealed class Post
{
    public long Id { get; init; }

    public long TopicId { get; init; }

    public int Number { get; init; }

    public required string Html { get; init; }
}
