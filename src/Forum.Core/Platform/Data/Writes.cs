using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Events;

namespace Forum.Core.Platform.Data;

/// <summary>
/// The one door through which everything is written: a turn at the database, the events in the same transaction,
/// the commit, then what has to be forgotten. Nothing slow belongs inside.
/// </summary>
internal sealed class Writes(IForumEngine engine, EventCatalog catalog, EventSignal signal, PageGenerations generations, TimeProvider time)
{
    public async Task<T> Run<T>(Func<Write, Task<T>> work, CancellationToken ct)
    {
        await using var turn = await engine.Enter(ct);
        var write = new Write(turn, time.GetUtcNow().UtcDateTime);
        var result = await work(write);
        if (write.Abandoned) return result;

        if (Alongside.Also is { } also) await also(write, result!);
        await KeepEvents(write, ct);
        await turn.Db.SaveChangesAsync(ct);

        // From here on the caller will be told of success: a client that hangs up must not undo it half way.
        await turn.Commit();
        write.Committed(generations);
        if (write.Events.Count > 0) signal.Wake();
        return result;
    }

    private async Task KeepEvents(Write write, CancellationToken ct)
    {
        var heard = write.Events.Where(catalog.IsHeard).ToList();
        if (heard.Count == 0) return;

        var first = await write.Insert(heard.ConvertAll(@event => EventCatalog.Row(@event, write.Now)), ct);
        await write.Insert(heard.SelectMany((@event, i) => catalog.Deliveries(@event, first + i, write.Now)).ToList(), ct);
    }

    /// <summary>
    /// The same for a write that knows which of the pages that are kept show it: those it names with <see cref="Write.Evict"/> are made
    /// anew, and no others.
    /// </summary>
    public Task<T> RunEvictingNamed<T>(Func<Write, Task<T>> work, CancellationToken ct) => Run(write =>
    {
        write.EvictNothing();
        return work(write);
    }, ct);

    public Task RunEvictingNamed(Func<Write, Task> work, CancellationToken ct) => RunEvictingNamed(async write =>
    {
        await work(write);
        return true;
    }, ct);

    public Task Run(Func<Write, Task> work, CancellationToken ct) => Run(async write =>
    {
        await work(write);
        return true;
    }, ct);
}
