using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Forum.Core.Platform.Data;

namespace Forum.Core.Platform.Backups;

/// <summary>
/// Writes everything worth keeping into one file while the forum goes on: the database as it is at one instant (data-protection keys
/// are rows in it), and the folders of files beside it.
/// </summary>
internal sealed class TakeBackup(IForumEngine engine, BackupFolder folder, TimeProvider time)
{
    /// <param name="Output">Where to; null for a dated name in the backups folder.</param>
    public sealed record Command(string? Output = null);

    public sealed record Outcome(string Path, long Size);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var path = Path.GetFullPath(command.Output ?? Path.Combine(folder.Backups, FileName(now)));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        var copy = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.db");
        try
        {
            await engine.CopyTo(copy, ct);
            if (await engine.Fault(copy, ct) is { } fault) throw new BackupFault($"The database is not sound, so there is no new backup: {fault}");

            await BackupFile.Write(path, archive => Fill(archive, copy, now, ct), ct);
        }
        finally
        {
            File.Delete(copy);
        }

        // Read again from the disk: a backup that cannot be opened is none.
        await using (await BackupFile.Open(path, ct))
        {
            return new Outcome(path, new FileInfo(path).Length);
        }
    }

    private static string FileName(DateTime now) => $"preau-{now.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture)}.zip";

    private async Task Fill(ZipArchive archive, string database, DateTime now, CancellationToken ct)
    {
        var entries = new List<BackupEntry> { await Add(archive, database, BackupFolder.Database, ct) };
        foreach (var (name, file) in folder.Files()) entries.Add(await Add(archive, file, name, ct));

        var version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        await using var manifest = new StreamWriter(await archive.CreateEntry(BackupManifest.Name).OpenAsync(ct));
        await manifest.WriteAsync(new BackupManifest(now, version, entries).Write());
    }

    private static async Task<BackupEntry> Add(ZipArchive archive, string file, string name, CancellationToken ct)
    {
        // Pictures are compressed already, and the database compresses well at any level.
        await using var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var size = 0L;
        int read;
        while ((read = await source.ReadAsync(buffer, ct)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            size += read;
        }

        return new BackupEntry(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
