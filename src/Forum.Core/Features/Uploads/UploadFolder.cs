using System.Runtime.InteropServices;

namespace Forum.Core.Features.Uploads;

/// <summary>The files themselves: by hash in <c>uploads/</c>, and beside it a folder for what has not yet been judged.</summary>
internal sealed class UploadFolder(string root)
{
    /// <summary>Room that stays for the database: without it nobody could even be told.</summary>
    private const long Reserve = 200L * 1024 * 1024;

    private readonly string kept = Path.Combine(root, "uploads");
    private readonly string incoming = Path.Combine(root, "incoming");

    public bool IsFull => new DriveInfo(Path.GetFullPath(root)).AvailableFreeSpace < Reserve;

    /// <summary>A name for a file in the making, on the same disk as the place it may come to.</summary>
    public string NewFile(string extension)
    {
        Directory.CreateDirectory(incoming);
        return Path.Combine(incoming, $"{Guid.NewGuid():n}.{extension}");
    }

    /// <summary>Puts a finished file in its place. When this returns it stays there, whatever happens to the machine.</summary>
    public void Keep(string file, string name)
    {
        var place = Place(name);
        if (File.Exists(place)) return;

        using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        var folder = Path.GetDirectoryName(place)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        File.Move(file, place, overwrite: true);
        DirectorySync.Run(folder);
        if (isNew) DirectorySync.Run(kept);
    }

    public string? Find(string name) => Place(name) is var place && File.Exists(place) ? place : null;

    /// <summary>The file and all the sizes made of it.</summary>
    public void Remove(string hash)
    {
        var folder = Path.GetDirectoryName(Place(hash))!;
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, hash + "*").ToList()) File.Delete(file);
    }

    /// <summary>Hashes of files that have lain here since before the given time.</summary>
    public List<string> HashesBefore(DateTime before) => !Directory.Exists(kept) ? [] :
    [
        .. new DirectoryInfo(kept).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.LastWriteTimeUtc < before && f.Name.Length > HashLength).Select(f => f.Name[..HashLength]).Distinct(),
    ];

    /// <summary>What a killed process left half made.</summary>
    public void ClearIncoming(DateTime before)
    {
        if (!Directory.Exists(incoming)) return;
        foreach (var file in new DirectoryInfo(incoming).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before).ToList()) file.Delete();
    }

    private const int HashLength = 64;

    private string Place(string name) => Path.Combine(kept, name[..2], name);

    /// <summary>A rename is on the disk only when its folder is; .NET has no word for it.</summary>
    private static class DirectorySync
    {
        public static void Run(string folder)
        {
            if (OperatingSystem.IsWindows()) return;
            var handle = Open(folder, 0);
            if (handle < 0) return;
            _ = Sync(handle);
            _ = Close(handle);
        }

        [DllImport("libc", EntryPoint = "open")]
        private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        private static extern int Sync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        private static extern int Close(int handle);
    }
}
