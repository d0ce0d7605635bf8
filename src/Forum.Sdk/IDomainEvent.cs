namespace Forum.Sdk;

/// <summary>
/// Something that happened in the forum, told in the past tense. Events carry ids and small snapshots,
/// never entities, and are stored as JSON in the outbox in the transaction of what they tell.
/// </summary>
/// <remarks>Every event has a stable name, see <see cref="EventNameAttribute"/>.</remarks>
public interface IDomainEvent;
