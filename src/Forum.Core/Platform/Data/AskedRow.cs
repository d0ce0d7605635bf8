using System.Data.Common;

namespace Forum.Core.Platform.Data;

/// <summary>Reads columns of what <see cref="IAsk"/> found, written as the model writes values of their type.</summary>
internal static class AskedRow
{
    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>In UTC; in the database milliseconds since 1970.</summary>
    public static DateTime Instant(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column)).UtcDateTime;

    public static DateTime? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);
}
