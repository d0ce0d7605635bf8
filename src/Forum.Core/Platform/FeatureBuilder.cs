using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Platform;

/// <summary>A feature's table of contents: everything it adds to the forum stands in one list.</summary>
internal sealed class FeatureBuilder(IServiceCollection services)
{
    public IServiceCollection Services { get; } = services;

    /// <summary>Use cases and queries: one for each request.</summary>
    public FeatureBuilder Add<T>()
        where T : class
    {
        Services.AddScoped<T>();
        return this;
    }

    /// <summary>Things that live as long as the forum: snapshots, buffers.</summary>
    public FeatureBuilder Keep<T>()
        where T : class
    {
        Services.AddSingleton<T>();
        return this;
    }

    public FeatureBuilder On<TEvent, THandler>()
        where TEvent : class, IDomainEvent
        where THandler : class, IHandle<TEvent>
    {
        if (!Services.Any(s => s.ServiceType == typeof(THandler))) Services.AddScoped<THandler>();
        Services.AddSingleton(EventSubscription.Of<TEvent, THandler>());
        return this;
    }

    public FeatureBuilder Filter<TDraft, TFilter>()
        where TFilter : class, IFilter<TDraft>
    {
        Services.AddScoped<IFilter<TDraft>, TFilter>();
        return this;
    }

    public FeatureBuilder Screen<TDraft, TScreen>()
        where TScreen : class, IScreen<TDraft>
    {
        Services.AddScoped<IScreen<TDraft>, TScreen>();
        return this;
    }
}
