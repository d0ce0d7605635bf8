using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forum.Core.Platform.Events;

internal sealed class EventMapping : IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<EventDelivery>
{
    public void Configure(EntityTypeBuilder<EventRow> row)
    {
        row.ToTable("events");
        row.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<EventDelivery> delivery)
    {
        delivery.HasIndex(d => new { d.State, d.DueAt });
        delivery.HasOne(d => d.Event).WithMany().HasForeignKey(d => d.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
