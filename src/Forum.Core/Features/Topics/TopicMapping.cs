using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Features.Topics;

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>, IEntityTypeConfiguration<TopicClosure>,
    IEntityTypeConfiguration<Tag>, IEntityTypeConfiguration<TopicTag>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.HasOne(t => t.Category).WithMany().HasForeignKey(t => t.CategoryId).OnDelete(DeleteBehavior.Restrict);
        topic.HasOne(t => t.Author).WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Restrict);
        topic.HasOne(t => t.LastPoster).WithMany().HasForeignKey(t => t.LastPosterId).OnDelete(DeleteBehavior.Restrict);
        topic.HasOne(t => t.Closure).WithOne().HasForeignKey<TopicClosure>(c => c.TopicId);
        topic.Ignore(t => t.IsDeleted);
        topic.Ignore(t => t.IsPinned);

        // The lists: everything, one category, one author; each by last activity, then id.
        topic.HasIndex(t => new { t.LastPostAt, t.Id });
        topic.HasIndex(t => new { t.CategoryId, t.LastPostAt, t.Id });
        topic.HasIndex(t => new { t.AuthorId, t.Id });
        topic.HasIndex(t => new { t.CategoryId, t.PinnedAt }).HasFilter("pinned_at IS NOT NULL");

        // The newest first, the unanswered, and the liveliest of each period.
        topic.HasIndex(t => new { t.CreatedAt, t.Id });
        topic.HasIndex(t => new { t.LastPostAt, t.Id }, "ix_topics_unanswered").HasFilter("post_count = 1");
        // Questions that are solved and that are not; and, the longest waiting first, what nobody else has answered.
        topic.HasIndex(t => new { t.LastPostAt, t.Id }, "ix_topics_solved").HasFilter("accepted_post_id IS NOT NULL");
        topic.HasIndex(t => new { t.LastPostAt, t.Id }, "ix_topics_open_questions").HasFilter("kind = 1 AND accepted_post_id IS NULL");
        topic.HasIndex(t => new { t.CreatedAt, t.Id }, "ix_topics_waiting").HasFilter("answer_count = 0 AND accepted_post_id IS NULL AND deleted_at IS NULL");
        topic.HasIndex(t => t.AcceptedPostId).HasFilter("accepted_post_id IS NOT NULL");

        topic.HasIndex(t => new { t.DayHeat, t.Id });
        topic.HasIndex(t => new { t.WeekHeat, t.Id });
        topic.HasIndex(t => new { t.MonthHeat, t.Id });
        topic.HasIndex(t => new { t.YearHeat, t.Id });
        topic.HasIndex(t => new { t.Heat, t.Id });
    }

    public void Configure(EntityTypeBuilder<TopicClosure> closure)
    {
        closure.HasKey(c => c.TopicId);
        closure.Property(c => c.TopicId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Tag> tag) => tag.HasIndex(t => t.Key).IsUnique();

    public void Configure(EntityTypeBuilder<TopicTag> topicTag)
    {
        topicTag.HasKey(t => new { t.TopicId, t.TagId });
        topicTag.HasIndex(t => new { t.TagId, t.TopicId });
        topicTag.HasOne(t => t.Topic).WithMany(t => t.Tags).HasForeignKey(t => t.TopicId);
        topicTag.HasOne(t => t.Tag).WithMany().HasForeignKey(t => t.TagId);
    }
}
