using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>What SQLite itself finds wrong with a file.</summary>
internal static class SqliteSoundness
{
    public static async Task<List<string>> Faults(SqliteConnection connection, CancellationToken ct)
    {
        var faults = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "PRAGMA integrity_check(20)";
        await using (var integrity = await command.ExecuteReaderAsync(ct))
        {
            while (await integrity.ReadAsync(ct))
            {
                if (integrity.GetString(0) is var line and not "ok") faults.Add(line);
            }
        }

        command.CommandText = "PRAGMA foreign_key_check";
        await using var keys = await command.ExecuteReaderAsync(ct);
        while (await keys.ReadAsync(ct)) faults.Add($"a row of {keys.GetString(0)} points to a row of {keys.GetString(2)} that is not there");
        return faults;
    }
}
