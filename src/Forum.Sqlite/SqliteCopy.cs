using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>Whole copies of the file: cp would tear a database that is in use, VACUUM INTO reads it in one transaction.</summary>
internal sealed class SqliteCopy(SqliteConnections connections)
{
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

    public static async Task<string?> Fault(string path, CancellationToken ct)
    {
        try
        {
            var read = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
            await using var connection = new SqliteConnection(read);
            await connection.OpenAsync(ct);

            if (await SqliteSoundness.Faults(connection, ct) is { Count: > 0 } faults) return $"It is damaged ({faults[0]}).";
            var newer = (await SqliteHistory.Applied(path, ct)).Except(SqliteHistory.Known).Any();
            return newer ? "It was made by a newer version of this program: update the program first." : null;
        }
        catch (SqliteException e)
        {
            return $"It cannot be read as a database ({e.Message}).";
        }
    }
}
