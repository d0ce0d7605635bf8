using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Security;
using Forum.Web.Shared;

namespace Forum.Web.Platform.Host;

/// <summary>
/// What the first reader would wait for one thing after the other, made ready at once on two cores while the program starts:
/// the routes and the views on one, the store and its first queries on the other.
/// </summary>
internal static class Rehearsal
{
    /// <summary>The routes, and a page that needs no store with everything that stands around it, for nobody.</summary>
    public static Task Pages(WebApplication app) => Task.Run(async () =>
    {
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources) _ = source.Endpoints.Count;
        await using var scope = app.Services.CreateAsyncScope();
        var nobody = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        nobody.Response.Body = Stream.Null;
        scope.ServiceProvider.GetRequiredService<PageFrame>().Bare();
        await NothingRaw.Write(nobody, ErrorPage.For(StatusCodes.Status404NotFound));
    });

    /// <summary>Reads the newest topic as a guest would; a forum without one has nothing to rehearse.</summary>
    public static async Task Reading(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var topics = scope.ServiceProvider.GetRequiredService<TopicQueries>();
        var newest = await services.GetRequiredService<IForumEngine>().Committed.First($"SELECT id FROM topics ORDER BY id DESC", row => row.GetInt64(0), ct);
        if (newest > 0) await topics.Show(newest, 1, Actor.Guest, ct);
    }
}
