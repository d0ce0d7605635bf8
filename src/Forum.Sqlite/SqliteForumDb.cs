using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Forum.Sqlite;

/// <summary>The model on SQLite: instants are 64-bit integers of Unix milliseconds, because it can neither order nor compare anything richer.</summary>
internal sealed class SqliteForumDb(DbContextOptions<SqliteForumDb> options) : ForumDb(options)
{
    /// <summary>Statements that this connection keeps prepared.</summary>
    public PreparedStatements Prepared { get; } = new();

    /// <summary>What is to be written to the search index at the end of the transaction.</summary>
    public SearchRows SearchRows { get; } = new();

    private bool isConnected;

    /// <summary>
    /// Once for a context, which is used again and again. A connection that Entity Framework makes has a dozen functions for decimals
    /// and patterns, which it gives SQLite at each opening and takes back at each closing; none of our queries has use for them.
    /// </summary>
    public void ConnectTo(string connection)
    {
        if (isConnected) return;

        Database.SetDbConnection(new SqliteConnection(connection), contextOwnsConnection: true);
        isConnected = true;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<OffsetMilliseconds>();
    }

    internal sealed class UnixMilliseconds() : ValueConverter<DateTime, long>(
        instant => new DateTimeOffset(instant, TimeSpan.Zero).ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);

    /// <summary>Identity's lock-out column is the one instant of this type.</summary>
    internal sealed class OffsetMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
