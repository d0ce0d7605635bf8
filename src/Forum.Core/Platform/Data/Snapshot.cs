namespace Forum.Core.Platform.Data;

/// <summary>Something small that every page needs, kept in memory until a write makes it old.</summary>
internal interface ISnapshot
{
    void Forget();
}

/// <inheritdoc cref="ISnapshot"/>
internal abstract class Snapshot<T>(IForumEngine engine) : ISnapshot
    where T : class
{
    private readonly Lock guard = new();
    private T? value;
    private int generation;

    public async ValueTask<T> Get(CancellationToken ct)
    {
        if (value is { } present) return present;

        // Taken before reading: what is read while somebody writes must not be kept.
        var before = generation;
        var loaded = await Load(engine.Committed, ct);
        lock (guard)
        {
            if (generation == before) value = loaded;
        }

        return loaded;
    }

    public void Forget()
    {
        lock (guard)
        {
            generation++;
            value = null;
        }
    }

    protected abstract Task<T> Load(IAsk ask, CancellationToken ct);
}
