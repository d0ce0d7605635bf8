using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Topics;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;

namespace Forum.Web.Features.Api;

/// <summary>Problem details (RFC 9457): a stable code for programs, a sentence in the caller's language for people.</summary>
internal static class ApiProblem
{
    public const string NoKey = "no_key";
    public const string WrongKey = "wrong_key";
    public const string InsufficientScope = "insufficient_scope";
    public const string NoSuchPerson = "no_such_person";
    public const string Malformed = "malformed";
    public const string NotUtf8 = "not_utf8";
    public const string IdempotencyKeyLong = "idempotency_key_long";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string InvalidCursor = "invalid_cursor";
    public const string SearchLong = "search_long";
    public const string UnknownOrder = "unknown_order";
    public const string UnknownKind = "unknown_kind";
    public const string UnknownStatus = "unknown_status";

    // The thing is there and allowed in general; its present state is what stands in the way.
    private static readonly HashSet<string> StatesInTheWay =
        [TopicPolicy.Closed, TopicPolicy.Deleted, TopicPolicy.HasReplies, TopicPolicy.NoQuestion, PostPolicy.IsDeleted, PostPolicy.FirstPost, AcceptAnswer.IsQuestion];

    /// <summary>A problem of the request itself; its sentence is <c>api.problem.{code}</c>.</summary>
    public static IResult Of(Words words, int status, string code, IReadOnlyDictionary<string, string[]>? errors = null) =>
        Write(status, code, words[$"api.problem.{code}"], errors);

    /// <summary>What the server itself refuses: too much, not JSON, not there.</summary>
    public static IResult Of(Words words, int status) => Of(words, status, status switch
    {
        StatusCodes.Status401Unauthorized => NoKey,
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status415UnsupportedMediaType => "not_json",
        StatusCodes.Status429TooManyRequests => "too_many_requests",
        >= 500 => "broken",
        _ => Malformed,
    });

    /// <summary>What the forum refuses; the code is the reason's key.</summary>
    public static IResult Of(Words words, Refusal refusal)
    {
        var sentence = words.Say(refusal);
        if (refusal.Wait is { } wait) return new LaterResult(WaitingAnswers.Seconds(wait), Write(StatusCodes.Status429TooManyRequests, refusal.Reason, sentence, null));
        return Write(StatusOf(refusal), refusal.Reason, sentence, refusal.Field.Length == 0 ? null : Errors(words, refusal.Also.Prepend(refusal)));
    }

    /// <summary>Several fields at once; the first one gives the code.</summary>
    public static IResult Of(Words words, IReadOnlyList<Refusal> refusals) =>
        refusals is [var only] ? Of(words, only) : Write(
            StatusCodes.Status422UnprocessableEntity, refusals[0].Reason, words.Say(refusals[0]), Errors(words, refusals));

    private static Dictionary<string, string[]> Errors(Words words, IEnumerable<Refusal> refusals) =>
        refusals.GroupBy(r => r.Field).ToDictionary(field => field.Key, field => field.Select(words.Say).ToArray());

    private static int StatusOf(Refusal refusal)
    {
        if (StatesInTheWay.Contains(refusal.Reason)) return StatusCodes.Status409Conflict;
        if (refusal.Reason is UploadRights.TooMany) return StatusCodes.Status429TooManyRequests;
        return refusal.Field.Length == 0 || refusal.Reason is TopicPolicy.CategoryClosed or TopicPolicy.SignIn
            ? StatusCodes.Status403Forbidden
            : StatusCodes.Status422UnprocessableEntity;
    }

    private static IResult Write(int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (errors is not null) extensions["errors"] = errors;
        return Results.Problem(detail, statusCode: status, extensions: extensions);
    }

    /// <summary>With the second from which it may be tried again.</summary>
    private sealed class LaterResult(long seconds, IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
