using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Api;
using Forum.Core.Features.Launch;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;

namespace Forum.Web.Features.Api;

/// <summary>
/// Stands before every address of the API: who asks with which key, in whose name, whether the forum lets them in, and whether
/// what they sent is text. Cookies are nothing here; a browser cannot be made to send a key.
/// </summary>
internal sealed class ApiDoor(RequestDelegate next)
{
    private const string Scheme = "Bearer ";
    private const int LongestName = 255;

    /// <summary>In any case of letters, as addresses are matched: /API/v1 is no way around.</summary>
    public static bool LeadsTo(HttpContext context) => context.Request.Path.StartsWithSegments(ApiPages.Root, StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext context, ApiKeys keys, CurrentActor current, ApiRequest api, Sender sender, ReadingPace pace, Words words)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (await Refusal(context, keys, current, api, sender, pace, words) is { } refusal) await refusal.ExecuteAsync(context);
            else await next(context);
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            await ApiJson.Explain(unreadable, words).ExecuteAsync(context);
        }
    }

    private static async Task<IResult?> Refusal(HttpContext context, ApiKeys keys, CurrentActor current, ApiRequest api, Sender sender, ReadingPace pace, Words words)
    {
        var ct = context.RequestAborted;
        if (KeyIn(context.Request) is not { } secret) return Unauthorised(context, words, ApiProblem.NoKey, "Bearer");
        if (await keys.Find(secret, ct) is not { } caller) return Unauthorised(context, words, ApiProblem.WrongKey, "Bearer error=\"invalid_token\"");

        if (caller.IsTrusted) sender.Trust();
        if (await pace.Api(caller.KeyId, caller.Actor, RequestOrigins.Changes(context.Request), ct) is { } later) return ApiProblem.Of(words, later);

        var needed = context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Scope ?? ApiScopes.Read;
        if (!caller.Has(needed)) return ScopeMissing(context, words, needed);

        if (context.Request.Headers["Act-As"].ToString() is { Length: > 0 } name)
        {
            if (!caller.Has(ApiScopes.Admin)) return ScopeMissing(context, words, ApiScopes.Admin);
            if (await keys.As(caller, Uri.UnescapeDataString(name), ct) is not { } other)
                return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.NoSuchPerson);
            caller = other;
        }

        current.Is(caller.Actor);
        if (StagePolicy.Enter(caller.Actor, context.Site().Stage) is { Allowed: false } closed)
            return ApiProblem.Of(words, new Forum.Core.Platform.Refusal(closed.Reason!));

        if (SilenceGate.Refusal(caller.Actor, context.Request) is { } silenced) return ApiProblem.Of(words, silenced);

        var body = await ApiBody.Read(context.Request, ct);
        if (body is null) return ApiProblem.Of(words, StatusCodes.Status413PayloadTooLarge);
        if (!body.IsText) return ApiProblem.Of(words, StatusCodes.Status400BadRequest, ApiProblem.NotUtf8);

        var key = HttpMethods.IsPost(context.Request.Method) ? context.Request.Headers["Idempotency-Key"].ToString() : "";
        if (key.Length > LongestName) return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.IdempotencyKeyLong);
        api.Is(caller, key.Length == 0 ? null : new NamedRequest(caller.KeyId, key, body.HashWith(context.Request, caller.Actor)));
        return null;
    }

    private static string? KeyIn(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header[Scheme.Length..].Trim() is { Length: > 0 } key ? key : null;
    }

    private static IResult Unauthorised(HttpContext context, Words words, string code, string challenge)
    {
        context.Response.Headers.WWWAuthenticate = challenge;
        return ApiProblem.Of(words, StatusCodes.Status401Unauthorized, code);
    }

    private static IResult ScopeMissing(HttpContext context, Words words, ApiScopes needed)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{needed.ToString().ToLowerInvariant()}\"";
        return ApiProblem.Of(words, StatusCodes.Status403Forbidden, ApiProblem.InsufficientScope);
    }
}
