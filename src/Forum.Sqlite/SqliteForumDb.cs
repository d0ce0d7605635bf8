using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Forum.Sqlite;

/// <summary>The model on SQLite: instants are 64-bit integers of Unix milliseconds, because it can neither order nor compare anything richer.</summary>
internal sealed class SqliteForumDb(DbContextOptions<SqliteForumDb> options) : ForumDb(options)
{
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
