using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>Whole copies of the file: cp would tear a database that is in use, VACUUM INTO reads it in one transaction.</summary>
internal sealed class SqliteCopy(SqliteConnections connections)
{
    private const int MostFaults = 3;

    public async Task Write(string path, CancellationToken ct)
    {
        File.Delete(path);
        await using var connection = new SqliteConnection(connections.ReadWrite);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "VACUUM INTO $path";
        command.Parameters.AddWithValue("$path", path);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<string?> Fault(string path, IReadOnlyCollection<string> known, CancellationToken ct)
    {
        try
        {
            var read = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
            await using var connection = new SqliteConnection(read);
            await connection.OpenAsync(ct);

            var broken = await Column(connection, $"PRAGMA integrity_check({MostFaults})", ct);
            if (broken is not ["ok"]) return $"It is damaged ({string.Join("; ", broken)}).";
            var loose = await Column(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 3", ct);
            if (loose.Count > 0) return $"It holds rows that lead nowhere ({string.Join(", ", loose)}).";
            var migrations = await Column(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"", ct);
            return migrations.TrueForAll(known.Contains) ? null : "It was made by a newer version of this program: update the program first.";
        }
        catch (SqliteException e)
        {
            return $"It cannot be read as a database ({e.Message}).";
        }
    }

    private static async Task<List<string>> Column(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var values = new List<string>();
        while (await reader.ReadAsync(ct)) values.Add(reader.GetString(0));
        return values;
    }
}
