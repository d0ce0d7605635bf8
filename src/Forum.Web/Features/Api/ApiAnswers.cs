using System.Text.Json;
using Forum.Core.Features.Api;
using Forum.Core.Platform;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Forum.Web.Features.Api;

/// <summary>An outcome in the words of HTTP.</summary>
internal abstract record ApiAnswer
{
    public sealed record Done(int Status, object? Body) : ApiAnswer;

    public sealed record Refused(IReadOnlyList<Refusal> Why) : ApiAnswer;

    public sealed record NotFound : ApiAnswer;

    public static ApiAnswer Ok(object body) => new Done(StatusCodes.Status200OK, body);

    public static ApiAnswer Created(object body) => new Done(StatusCodes.Status201Created, body);

    /// <summary>Taken, but a moderator reads it first.</summary>
    public static ApiAnswer Held(long id, string reason) => new Done(StatusCodes.Status202Accepted, new HeldForReview(id, true, reason));

    public static ApiAnswer NoContent { get; } = new Done(StatusCodes.Status204NoContent, null);

    public static ApiAnswer Missing { get; } = new NotFound();

    public static ApiAnswer No(params Refusal[] why) => new Refused(why);
}

/// <summary>A post that waits for a moderator.</summary>
internal sealed record HeldForReview(long Id, bool Held, string Reason);

/// <summary>Turns answers into responses, and a POST with an Idempotency-Key into one that happens once.</summary>
internal sealed class ApiAnswers(ApiRequest request, AnswerOnce once, Words words, IOptions<JsonOptions> json)
{
    /// <summary>For a POST: does the work, or gives the answer that the same request got before.</summary>
    public async Task<IResult> Once<T>(Func<Task<T>> work, Func<T, ApiAnswer> say, CancellationToken ct)
    {
        if (request.Named is not { } named) return Say(say(await work()));

        return await once.Run(named, work, outcome => Keep(say(outcome)), ct) switch
        {
            Answered<T>.Now now => Say(say(now.Outcome)),
            Answered<T>.Before before => new Again(before.Answer),
            _ => ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.IdempotencyKeyReused),
        };
    }

    public IResult Say(ApiAnswer answer) => answer switch
    {
        ApiAnswer.Done { Body: null } done => Results.StatusCode(done.Status),
        ApiAnswer.Done done => Text(done.Status, Json(done.Body)),
        ApiAnswer.Refused refused => ApiProblem.Of(words, refused.Why),
        _ => ApiProblem.Of(words, StatusCodes.Status404NotFound),
    };

    private KeptAnswer? Keep(ApiAnswer answer) => answer is ApiAnswer.Done done ? new KeptAnswer(done.Status, done.Body is null ? "" : Json(done.Body)) : null;

    private string Json(object body) => JsonSerializer.Serialize(body, json.Value.SerializerOptions);

    private static IResult Text(int status, string json) => Results.Text(json, "application/json", System.Text.Encoding.UTF8, status);

    /// <summary>The answer of the first time, and the word that it is one.</summary>
    private sealed class Again(KeptAnswer kept) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers["Idempotency-Replayed"] = "true";
            var result = kept.Body.Length == 0 ? Results.StatusCode(kept.Status) : Text(kept.Status, kept.Body);
            return result.ExecuteAsync(httpContext);
        }
    }
}
