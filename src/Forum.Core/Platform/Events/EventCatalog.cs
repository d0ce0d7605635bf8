using System.Reflection;
using System.Text.Json;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Platform.Events;

/// <summary>Which handlers hear which events, and how an event is written down and read back.</summary>
internal sealed class EventCatalog(IEnumerable<EventSubscription> subscriptions)
{
    private readonly ILookup<Type, EventSubscription> byEvent = subscriptions.ToLookup(s => s.EventType);
    private readonly Dictionary<string, EventSubscription> byHandler = subscriptions.ToDictionary(s => s.Key, StringComparer.Ordinal);

    /// <summary>The row of an event and a delivery for each of its handlers; nothing when nobody listens.</summary>
    public IEnumerable<EventDelivery> Deliveries(IDomainEvent @event, DateTime now)
    {
        var handlers = byEvent[@event.GetType()];
        if (!handlers.Any()) yield break;

        var name = NameOf(@event.GetType());
        var row = new EventRow
        {
            Name = name.Name,
            Version = name.Version,
            Payload = JsonSerializer.Serialize(@event, @event.GetType()),
            At = now,
        };
        foreach (var handler in handlers) yield return new EventDelivery { Event = row, Handler = handler.Key, DueAt = now };
    }

    /// <summary>Null when the handler is gone: its feature was switched off or renamed.</summary>
    public EventSubscription? Find(string key) => byHandler.GetValueOrDefault(key);

    public static EventNameAttribute NameOf(Type @event) =>
        @event.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{@event.Name} has no [EventName].");
}

/// <summary>One line of a feature's table of contents: this handler hears that event.</summary>
internal sealed record EventSubscription(
    string Key, Type EventType, Func<IServiceProvider, string, Write, CancellationToken, Task> Deliver)
{
    public static EventSubscription Of<TEvent, THandler>()
        where TEvent : class, IDomainEvent
        where THandler : class, IHandle<TEvent> =>
        new($"{EventCatalog.NameOf(typeof(TEvent)).Name}:{typeof(THandler).Name}", typeof(TEvent), (services, payload, write, ct) =>
        {
            var @event = JsonSerializer.Deserialize<TEvent>(payload)!;
            return services.GetRequiredService<THandler>().Handle(@event, write, ct);
        });
}
