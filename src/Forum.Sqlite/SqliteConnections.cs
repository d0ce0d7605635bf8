using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Forum.Sqlite;

/// <summary>Where the file is and how it is opened.</summary>
internal sealed class SqliteConnections(string path)
{
    // SQLite counts the bytes it holds behind one lock for all connections. Nothing asks for the count, and it can be told only
    // before its first use in a process; told later, it goes on counting.
    static SqliteConnections()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Path { get; } = path;

    public string ReadWrite { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>A query cannot write here, whatever it says: SQLite refuses.</summary>
    public string ReadOnly { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 30,
    }.ToString();
}

/// <summary>
/// FULL: the log is synced at every commit, so that an acknowledged post survives a power cut. The setting belongs to
/// the connection, not to the file, hence at every opening.
/// </summary>
internal sealed class SyncedWriter : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
