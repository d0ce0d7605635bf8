using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Forum.Sqlite;

/// <summary>
/// Which migrations a file has had. EF can tell too, but builds a model by its conventions to do so: a fifth of a second of every start.
/// </summary>
internal static class SqliteHistory
{
    public static IReadOnlyList<string> Known { get; } = [.. typeof(SqliteHistory).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Empty for a file that is not there yet, or has no tables.</summary>
    public static async Task<IReadOnlyList<string>> Applied(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return [];

        var read = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        await using var connection = new SqliteConnection(read);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(ct) is 0L) return [];

        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<string>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetString(0));
        return ids;
    }

    public static async Task<bool> IsComplete(string path, CancellationToken ct) => !Known.Except(await Applied(path, ct)).Any();
}
