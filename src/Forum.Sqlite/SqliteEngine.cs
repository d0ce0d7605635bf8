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

    // Made when the first of them is needed: a start, and the pages that are asked for most, do without Entity Framework.
    private readonly Lazy<PooledDbContextFactory<SqliteForumDb>> readers;
    private readonly Lazy<DbContextOptions<SqliteForumDb>> writing;
    private readonly SqliteWriter writer;
    private readonly SqliteQuestions questions;

    // What each writing connection was told last; a new one knows nothing yet.
    private readonly ConditionalWeakTable<object, StrongBox<long>> versions = [];

    public SqliteEngine(SqliteConnections connections)
    {
        this.connections = connections;
        readers = new(() => new(Options().UseSqlite().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options));
        writing = new(() => Options().UseSqlite(connections.ReadWrite).AddInterceptors(new SyncedWriter(), new KeptCommands()).Options);
        writer = new(OpenWriter);
        questions = new(connections);
    }

    public string Version { get; } = "SQLite " + new SqliteConnection().ServerVersion;

    public ForumDb OpenReader()
    {
        var db = readers.Value.CreateDbContext();
        db.ConnectTo(connections.ReadOnly);
        return db;
    }

    public IAsk Committed => questions;

    public void Rest()
    {
        questions.LetGo();
        using var any = new SqliteConnection(connections.ReadOnly);
        SqliteConnection.ClearPool(any);
    }

    public Task<IWriteTurn> Enter(CancellationToken ct) => writer.Enter(ct);

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

    public async Task<IReadOnlyList<string>> Faults(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(connections.ReadOnly);
        await connection.OpenAsync(ct);
        return await SqliteSoundness.Faults(connection, ct);
    }

    public async Task<bool> WrittenElsewhere(CancellationToken ct)
    {
        // On the connection that writes the number moves for everybody's commits but its own.
        await using var turn = await Enter(ct);
        var connection = (SqliteConnection)turn.Db.Database.GetDbConnection();
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

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        questions.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(connections.ReadOnly));
        SqliteConnection.ClearPool(new SqliteConnection(connections.ReadWrite));
    }

    // A turn undoes all that it did or nothing, so that no statement needs a way back of its own.
    private SqliteForumDb OpenWriter() => new(writing.Value) { Database = { AutoSavepointsEnabled = false } };

    private static DbContextOptionsBuilder<SqliteForumDb> Options() =>
        new DbContextOptionsBuilder<SqliteForumDb>().UseModel(Compiled.SqliteForumDbModel.Instance);
}
