using Forum.Core.Features.Api;

namespace Forum.Web.Features.Api;

/// <summary>Table of contents of the API: what it adds, and its addresses.</summary>
internal static class ApiPages
{
    public const string Root = "/api";
    public const string Description = "/openapi";

    public static IServiceCollection AddForumApi(this IServiceCollection services)
    {
        services.AddScoped<ApiRequest>();
        services.AddScoped<ApiAnswers>();
        services.AddSingleton<ApiUrls>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));

        // A body that cannot be bound becomes an exception, which ApiDoor tells as a problem; else it would be a blank 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", ApiDocument.Configure);
        return services;
    }

    public static void MapForumApi(this WebApplication app)
    {
        var v1 = app.MapGroup($"{Root}/v1");
        CategoriesApi.Map(v1);
        UsersApi.Map(v1);
        TopicsApi.Map(v1);
        PostsApi.Map(v1);
        SearchApi.Map(v1);
        MarkdownApi.Map(v1);
        UploadsApi.Map(v1);
        app.MapOpenApi(Description + "/{documentName}.json");
    }

    /// <summary>What a key must be allowed to do for this; reading, when nothing is said.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, ApiScopes scope) => route.WithMetadata(new NeedsScope(scope));
}

internal sealed record NeedsScope(ApiScopes Scope);
