using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Forum.Sqlite;

/// <summary>
/// Brings the file to this program's version, or leaves it as it was: one process at a time by a lock file, a copy
/// before anything is changed, the copy put back when a step fails.
/// </summary>
internal sealed class SqliteMigration(SqliteConnections connections, Func<ForumDb> open)
{
    public async Task Run(CancellationToken ct)
    {
        await using var mutex = await Lock(ct);

        // A copy that is still there means that the last migration was killed on its way: begin again from before it.
        if (File.Exists(CopyPath)) PutBack();

        if (await SqliteHistory.IsComplete(connections.Path, ct)) return;

        var isNew = (await SqliteHistory.Applied(connections.Path, ct)).Count == 0;
        if (!isNew) await Copy(ct);
        await using var db = open();
        try
        {
            // A row left by a process that died in the middle would make EF wait for ever; the file lock is ours, so no one else is at it.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
            await db.Database.MigrateAsync(ct);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        }
        catch when (!isNew)
        {
            await db.DisposeAsync();
            PutBack();
            throw;
        }

        File.Delete(CopyPath);
    }

    // So often a lock may be gone when one looks what was in the way; a folder that takes no file ends the start.
    private const int MostGone = 20;

    private async Task<FileStream> Lock(CancellationToken ct)
    {
        var path = connections.Path + ".migrating";
        var gone = 0;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path) || gone++ < MostGone)
            {
                // Held by another start; or it was, and went with it a moment ago.
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }

    private string CopyPath => connections.Path + ".before-migration";

    /// <summary>Under another name first: a copy that is only half written must not be taken for one.</summary>
    private async Task Copy(CancellationToken ct)
    {
        var unfinished = CopyPath + ".unfinished";
        await new SqliteCopy(connections).Write(unfinished, ct);
        File.Move(unfinished, CopyPath);
    }

    private void PutBack()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(connections.Path + "-wal");
        File.Delete(connections.Path + "-shm");
        File.Move(CopyPath, connections.Path, overwrite: true);
    }
}
