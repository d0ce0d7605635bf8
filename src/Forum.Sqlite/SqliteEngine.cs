using System.Runtime.CompilerServices;
using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Forum.Sqlite;

/// <summary>SQLite as the forum's engine: one file, one writer at a time, any number of readers.</summary>
internal sealed class SqliteEngine : IForumEngine, IAsyncDisposable
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    private readonly SqliteConnections connections;
    private readonly PooledDbContextFactory<SqliteForumDb> readers;
    private readonly PooledDbContextFactory<SqliteForumDb> writers;

    // SQLite's own lock starves writers for seconds under load; a queue in the process is fair.
    private readonly SemaphoreSlim gate = new(1, 1);

    // What each writing connection was told last; a new one knows nothing yet.
    private readonly ConditionalWeakTable<object, StrongBox<long>> versions = [];

    public SqliteEngine(SqliteConnections connections)
    {
        this.connections = connections;
        readers = new(Options(connections.ReadOnly).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        writers = new(Options(connections.ReadWrite).AddInterceptors(new SyncedWriter()).Options);
    }

    public string Version { get; } = "SQLite " + new SqliteConnection().ServerVersion;

    public ForumDb OpenReader() => readers.CreateDbContext();

    public ForumDb OpenWriter() => writers.CreateDbContext();

    public async Task<IDisposable> EnterGate(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        return new Turn(gate);
    }

    public Task Migrate(CancellationToken ct) => new SqliteMigration(connections, OpenWriter).Run(ct);

    public async Task<bool> IsReady(CancellationToken ct)
    {
        try
        {
            return await SqliteHistory.IsComplete(connections.Path, ct);
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public Task<long> InsertAll<T>(Write write, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class => SqliteBulk.Insert(write, rows, ct);

    public async Task<IReadOnlyList<string>> Faults(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(connections.ReadOnly);
        await connection.OpenAsync(ct);
        return await SqliteSoundness.Faults(connection, ct);
    }

    public async Task<bool> WrittenElsewhere(CancellationToken ct)
    {
        // On a connection that writes the number moves for everybody's commits but its own. All our writing takes turns, so
        // while it is our turn the pool hands out the one connection that did it all.
        using var turn = await EnterGate(ct);
        await using var connection = new SqliteConnection(connections.ReadWrite);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var version = (long)(await command.ExecuteScalarAsync(ct))!;

        var seen = versions.GetValue(connection.Handle!, _ => new StrongBox<long>(-1));
        var moved = seen.Value != version;
        seen.Value = version;
        return moved;
    }

    public bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    public Task CopyTo(string path, CancellationToken ct) => new SqliteCopy(connections).Write(path, ct);

    public Task<string?> Fault(string path, CancellationToken ct) => SqliteCopy.Fault(path, ct);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(connections.ReadOnly));
        SqliteConnection.ClearPool(new SqliteConnection(connections.ReadWrite));
        return ValueTask.CompletedTask;
    }

    private static DbContextOptionsBuilder<SqliteForumDb> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteForumDb>()
            .UseSqlite(connection)
            .UseModel(Compiled.SqliteForumDbModel.Instance);

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? held = gate;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
