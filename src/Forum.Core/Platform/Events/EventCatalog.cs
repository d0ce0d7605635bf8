using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Platform.Events;

/// <summary>Which handlers hear which events, and how an event is written down and read back.</summary>
internal sealed class EventCatalog(IEnumerable<EventSubscription> subscriptions)
{
    private static readonly ConcurrentDictionary<Type, EventNameAttribute> Names = new();

    private readonly ILookup<Type, EventSubscription> byEvent = subscriptions.ToLookup(s => s.EventType);
    private readonly Dictionary<string, EventSubscription> byHandler = subscriptions.ToDictionary(s => s.Key, StringComparer.Ordinal);

    /// <summary>An event that nobody listens to is not written down.</summary>
    public bool IsHeard(IDomainEvent @event) => byEvent.Contains(@event.GetType());

    public static EventRow Row(IDomainEvent @event, DateTime now)
    {
        var name = NameOf(@event.GetType());
        return new EventRow { Name = name.Name, Version = name.Version, Payload = JsonSerializer.Serialize(@event, @event.GetType()), At = now };
    }

    /// <summary>One for each handler of the event.</summary>
    public IEnumerable<EventDelivery> Deliveries(IDomainEvent @event, long eventId, DateTime now) =>
        byEvent[@event.GetType()].Select(handler => new EventDelivery { EventId = eventId, Handler = handler.Key, DueAt = now });

    /// <summary>Null when the handler is gone: its feature was switched off or renamed.</summary>
    public EventSubscription? Find(string key) => byHandler.GetValueOrDefault(key);

    public static EventNameAttribute NameOf(Type @event) => Names.GetOrAdd(@event, static type =>
        type.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no [EventName]."));
}

/// <summary>One line of a feature's table of contents: this handler hears that event.</summary>
internal sealed record EventSubscription(
    string Key, Type EventType, Func<IServiceProvider, string, Write, CancellationToken, Task> Deliver)
{
    private Func<IServiceProvider, IReadOnlyList<string>, Write, CancellationToken, Task>? Together { get; init; }

    public static EventSubscription Of<TEvent, THandler>()
        where TEvent : class, IDomainEvent
        where THandler : class, IHandle<TEvent> =>
        new($"{EventCatalog.NameOf(typeof(TEvent)).Name}:{typeof(THandler).Name}", typeof(TEvent), (services, payload, write, ct) =>
            services.GetRequiredService<THandler>().Handle(Read<TEvent>(payload), write, ct))
        {
            Together = !typeof(THandler).IsAssignableTo(typeof(IHandleMany<TEvent>)) ? null : (services, payloads, write, ct) =>
                ((IHandleMany<TEvent>)services.GetRequiredService<THandler>()).Handle([.. payloads.Select(Read<TEvent>)], write, ct),
        };

    /// <summary>In their order.</summary>
    public async Task DeliverAll(IServiceProvider services, IReadOnlyList<string> payloads, Write write, CancellationToken ct)
    {
        if (Together is not null)
        {
            await Together(services, payloads, write, ct);
            return;
        }

        foreach (var payload in payloads) await Deliver(services, payload, write, ct);
    }

    private static TEvent Read<TEvent>(string payload) => JsonSerializer.Deserialize<TEvent>(payload)!;
}
