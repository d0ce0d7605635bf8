using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Api;

/// <summary>A request whose sender gave it a name, so that it can be sent again when no answer came.</summary>
internal sealed record NamedRequest(long ApiKeyId, string Key, string Hash);

/// <summary>An answer as it went out.</summary>
internal sealed record KeptAnswer(int Status, string Body);

/// <summary>What became of a named request.</summary>
internal abstract record Answered<T>
{
    public sealed record Now(T Outcome) : Answered<T>;

    public sealed record Before(KeptAnswer Answer) : Answered<T>;

    /// <summary>The name was used for something else.</summary>
    public sealed record Misnamed : Answered<T>;
}

/// <summary>
/// Does a named request once. Its answer is a row of the work's own transaction: whoever crashes in between, either both are
/// there or neither is, and the resend finds the first answer or does the work.
/// </summary>
internal sealed class AnswerOnce(IForumEngine engine, Writes writes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // The same request sent twice at the same moment: the second waits. A few strangers share a place in the queue.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <param name="request">The name and what it stands for.</param>
    /// <param name="work">Runs a use case.</param>
    /// <param name="answer">The answer worth keeping; null for a refusal, which may be asked again.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<Answered<T>> Run<T>(NamedRequest request, Func<Task<T>> work, Func<T, KeptAnswer?> answer, CancellationToken ct)
    {
        var turn = turns[(uint)HashCode.Combine(request.ApiKeyId, request.Key) % turns.Length];
        await turn.WaitAsync(ct);
        try
        {
            return await Known<T>(request, ct) ?? await Do(request, work, answer, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Answered<T>> Do<T>(NamedRequest request, Func<Task<T>> work, Func<T, KeptAnswer?> answer, CancellationToken ct)
    {
        var kept = false;
        Alongside.Also = async (write, result) =>
        {
            if (kept || result is not T outcome || answer(outcome) is not { } said) return;
            await Keep(write, request, said, ct);
            kept = true;
        };
        try
        {
            var outcome = await work();
            if (!kept && answer(outcome) is { } said) await writes.RunEvictingNamed(write => Keep(write, request, said, ct), ct);
            return new Answered<T>.Now(outcome);
        }
        catch (DbUpdateException e) when (engine.IsTaken(e))
        {
            // On another node the same request was a moment earlier; what was done here went with the transaction.
            return await Known<T>(request, ct) ?? throw new InvalidOperationException("Something was taken that no refusal names.", e);
        }
    }

    private async Task<Answered<T>?> Known<T>(NamedRequest request, CancellationToken ct)
    {
        var since = time.GetUtcNow().UtcDateTime - Kept;
        await using var db = engine.OpenReader();
        var row = await db.IdempotentAnswers.FirstOrDefaultAsync(a => a.ApiKeyId == request.ApiKeyId && a.Key == request.Key && a.At > since, ct);
        if (row is null) return null;
        return row.RequestHash == request.Hash ? new Answered<T>.Before(new KeptAnswer(row.Status, row.Body)) : new Answered<T>.Misnamed();
    }

    private static async Task Keep(Write write, NamedRequest request, KeptAnswer answer, CancellationToken ct)
    {
        // The old ones go as new ones come: the table holds a day.
        var since = write.Now - Kept;
        await write.Db.IdempotentAnswers.Where(a => a.At <= since).ExecuteDeleteAsync(ct);
        write.Db.IdempotentAnswers.Add(new IdempotentAnswer
        {
            ApiKeyId = request.ApiKeyId,
            Key = request.Key,
            RequestHash = request.Hash,
            Status = answer.Status,
            Body = answer.Body,
            At = write.Now,
        });
    }
}
