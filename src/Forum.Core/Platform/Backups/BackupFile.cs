using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Forum.Core.Platform.Backups;

/// <summary>
/// The file that a backup is: two lines of text, then a zip archive. The second line is the SHA-256 of all that follows it, so that
/// one wrong bit anywhere is noticed before anything is put back; ordinary unzip programs skip the two lines.
/// </summary>
internal static class BackupFile
{
    private const string Magic = "PREAU-BACKUP 1\n";
    private const int HashLength = 64;
    private const int HeaderLength = 15 + HashLength + 1;

    /// <summary>Under another name until it is whole and on the disk: a file called a backup is one.</summary>
    public static async Task Write(string path, Func<ZipArchive, Task> fill, CancellationToken ct)
    {
        var unfinished = path + ".unfinished";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                await file.WriteAsync(Header(new string('0', HashLength)), ct);
                await using (var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct)) await fill(archive);

                var hash = await HashOfRest(file, ct);
                file.Position = 0;
                await file.WriteAsync(Header(hash), ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Opens a backup after making sure that every byte is as it was written.</summary>
    public static async Task<ZipArchive> Open(string path, CancellationToken ct)
    {
        var file = OpenFile(path);
        try
        {
            var header = new byte[HeaderLength];
            var read = await file.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, ct);
            var text = Encoding.ASCII.GetString(header, 0, read);
            if (read < HeaderLength || !text.StartsWith(Magic, StringComparison.Ordinal)) throw new BackupFault($"{path} is no backup of this forum.");
            if (text != Text(await HashOfRest(file, ct))) throw new BackupFault($"{path} is damaged: it is not as it was written. Nothing has been changed.");

            file.Position = 0;
            return await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupFault($"{path} cannot be read: {e.Message}");
        }
    }

    private static async Task<string> HashOfRest(FileStream file, CancellationToken ct)
    {
        file.Position = HeaderLength;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    private static string Text(string hash) => $"{Magic}{hash}\n";

    private static byte[] Header(string hash) => Encoding.ASCII.GetBytes(Text(hash));
}
