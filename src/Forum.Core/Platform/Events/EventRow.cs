namespace Forum.Core.Platform.Events;

/// <summary>An event as stored in the outbox.</summary>
internal sealed class EventRow
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public required string Payload { get; init; }

    public required DateTime At { get; init; }
}

internal enum DeliveryState
{
    Pending = 0,
    Done = 1,

    /// <summary>Failed too often; waits for a person.</summary>
    Resting = 2,
}

/// <summary>That one handler has to hear of one event: tried, repeated and given up on its own.</summary>
internal sealed class EventDelivery
{
    public long Id { get; private set; }

    public long EventId { get; init; }

    public EventRow Event { get; init; } = null!;

    public required string Handler { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public required DateTime DueAt { get; set; }

    /// <summary>In the hand of a worker of an earlier version; it is free when this has passed.</summary>
    public DateTime? LeasedUntil { get; set; }

    public string? Error { get; set; }
}
