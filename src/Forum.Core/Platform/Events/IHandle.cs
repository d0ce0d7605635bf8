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
