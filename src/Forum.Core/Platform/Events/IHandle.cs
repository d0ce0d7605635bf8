using Forum.Core.Platform.Data;
using Forum.Sdk;

namespace Forum.Core.Platform.Events;

/// <summary>
/// Hears of an event after the commit. What it writes through <see cref="Write"/> commits together with the mark that
/// it has heard, so its rows happen once; anything else it does may happen again after a crash.
/// </summary>
internal interface IHandle<in TEvent>
    where TEvent : IDomainEvent
{
    Task Handle(TEvent @event, Write write, CancellationToken ct);
}

/// <summary>The same for a handler that hears many events at once for the price of few, as when a whole class writes.</summary>
internal interface IHandleMany<TEvent> : IHandle<TEvent>
    where TEvent : IDomainEvent
{
    /// <param name="events">At least one, in the order they happened.</param>
    /// <param name="write">The transaction of their marks.</param>
    /// <param name="ct">Ends with the program.</param>
    Task Handle(IReadOnlyList<TEvent> events, Write write, CancellationToken ct);

    Task IHandle<TEvent>.Handle(TEvent @event, Write write, CancellationToken ct) => Handle([@event], write, ct);
}
