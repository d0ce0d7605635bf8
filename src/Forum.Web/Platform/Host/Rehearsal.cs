using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Forum.Web.Platform.Host;

/// <summary>
/// What the first reader would wait for one thing after the other, made ready at once on two cores while the program starts:
/// the routes and the views on one, the store and its first queries on the other.
/// </summary>
internal static class Rehearsal
{
    private const string Layout = "/Shared/_Layout.cshtml";

    public static Task Pages(WebApplication app) => Task.Run(() =>
    {
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources) _ = source.Endpoints.Count;
        app.Services.GetRequiredService<IRazorViewEngine>().GetView(null, Layout, isMainPage: true);
    });

    /// <summary>Reads the newest topic as a guest would; a forum without one has nothing to rehearse.</summary>
    public static async Task Reading(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var topics = scope.ServiceProvider.GetRequiredService<TopicQueries>();
        if (await topics.Newest(Actor.Guest, ct) is { } id) await topics.Show(id, 1, Actor.Guest, ct);
    }
}
