namespace Forum.Core.Platform.Backups;

/// <summary>The data folder as backups see it: the database, the folders of files that belong to the forum, the backups themselves.</summary>
internal sealed class BackupFolder(string root)
{
    public const string Database = "forum.db";

    // What people uploaded. Plugins and themes are installed, not written by the forum; logs and locks are nobody's loss.
    private static readonly string[] Kept = ["uploads"];

    public string Root { get; } = root;

    public string Backups => Path.Combine(Root, "backups");

    /// <summary>Every file beside the database, by its name in the archive.</summary>
    public IEnumerable<(string Name, string File)> Files() => Kept
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), file));

    /// <summary>The backups there are, the newest first.</summary>
    public IReadOnlyList<TakenBackup> Taken() => !Directory.Exists(Backups) ? [] :
    [
        .. from file in new DirectoryInfo(Backups).EnumerateFiles("*.zip")
           let at = BackupRetention.TakenAt(file.Name)
           where at is not null
           orderby at descending
           select new TakenBackup(file.Name, at.Value, file.Length),
    ];

    /// <summary>What a restore replaces.</summary>
    public IEnumerable<string> Present() => Kept
        .Concat([Database, Database + "-wal", Database + "-shm"])
        .Select(name => Path.Combine(Root, name))
        .Where(path => File.Exists(path) || Directory.Exists(path));

    /// <summary>Where a name of an archive belongs, or null: a name never leads out of the data folder.</summary>
    public static string? Place(string root, string name)
    {
        var known = name == Database || Kept.Any(folder => name.StartsWith(folder + "/", StringComparison.Ordinal));
        var path = Path.GetFullPath(Path.Combine(root, name));
        return known && path.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }
}

/// <param name="Name">The file's.</param>
internal sealed record TakenBackup(string Name, DateTime At, long Size);
