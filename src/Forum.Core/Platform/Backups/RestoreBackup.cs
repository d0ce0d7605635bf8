using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Forum.Core.Platform.Data;

namespace Forum.Core.Platform.Backups;

/// <summary>
/// Puts a backup into the data folder. Everything is unpacked and checked beside it first; what was there is moved aside,
/// never deleted. The forum must not run meanwhile.
/// </summary>
internal sealed class RestoreBackup(IForumEngine engine, BackupFolder folder, TimeProvider time)
{
    /// <param name="File">The backup.</param>
    /// <param name="Force">Take the place of a forum that is there.</param>
    public sealed record Command(string File, bool Force);

    /// <param name="Manifest">What was put back.</param>
    /// <param name="Aside">Where the former forum is now; null when there was none.</param>
    public sealed record Outcome(BackupManifest Manifest, string? Aside);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var present = folder.Present().ToList();
        if (present.Count > 0 && !command.Force)
            throw new BackupFault($"There is a forum in {folder.Root}. With --force it is moved aside and the backup takes its place.");

        var unpacked = Path.Combine(folder.Root, ".restoring");
        if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        Directory.CreateDirectory(unpacked);
        try
        {
            var manifest = await Unpack(command.File, unpacked, ct);
            if (await engine.Fault(Path.Combine(unpacked, BackupFolder.Database), ct) is { } fault)
                throw new BackupFault($"The database in {command.File} cannot be used: {fault} Nothing has been changed.");

            var aside = MoveAside(present);
            foreach (var item in Directory.EnumerateFileSystemEntries(unpacked)) Directory.Move(item, Path.Combine(folder.Root, Path.GetFileName(item)));
            return new Outcome(manifest, aside);
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private static async Task<BackupManifest> Unpack(string file, string target, CancellationToken ct)
    {
        await using var archive = await BackupFile.Open(file, ct);
        var manifest = await Manifest(archive, file, ct);
        foreach (var entry in manifest.Files)
        {
            var source = archive.GetEntry(entry.Name) ?? throw new BackupFault($"{file} lacks {entry.Name}. Nothing has been changed.");
            var path = BackupFolder.Place(target, entry.Name) ?? throw new BackupFault($"{file} holds “{entry.Name}”, which is no place for a file. Nothing has been changed.");
            await Unpack(source, path, entry, file, ct);
        }

        return manifest;
    }

    private static async Task Unpack(ZipArchiveEntry source, string path, BackupEntry entry, string file, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        await using (var packed = await source.OpenAsync(ct)) await packed.CopyToAsync(target, ct);

        target.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(target, ct));
        if (target.Length != entry.Size || hash != entry.Sha256) throw new BackupFault($"{entry.Name} in {file} is not as it was. Nothing has been changed.");
        target.Flush(flushToDisk: true);
    }

    private static async Task<BackupManifest> Manifest(ZipArchive archive, string file, CancellationToken ct)
    {
        var entry = archive.GetEntry(BackupManifest.Name) ?? throw new BackupFault($"{file} has no list of its contents. Nothing has been changed.");
        using var reader = new StreamReader(await entry.OpenAsync(ct));
        return BackupManifest.Read(await reader.ReadToEndAsync(ct));
    }

    private string? MoveAside(List<string> present)
    {
        if (present.Count == 0) return null;

        var aside = Path.Combine(folder.Root, $"before-restore-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(aside);
        foreach (var item in present) Directory.Move(item, Path.Combine(aside, Path.GetFileName(item)));
        return aside;
    }
}
