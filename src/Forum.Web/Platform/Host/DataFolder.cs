namespace Forum.Web.Platform.Host;

/// <summary>The one folder that holds everything worth keeping.</summary>
internal sealed class DataFolder
{
    private const string ImageFolder = "/data";

    /// <param name="configured">As the host was told; empty for the usual place.</param>
    /// <param name="begins">Whether a forum may begin here. A command that looks after one makes no folder in a wrong place.</param>
    public DataFolder(string configured, bool begins)
    {
        Path = System.IO.Path.GetFullPath(configured.Length > 0 ? configured : UsualPlace());
        if (!begins && !File.Exists(Database))
            throw new StartFault($"There is no forum in {Path}. Tell its folder with --Forum:DataPath=FOLDER or Forum__DataPath, or start the command where the forum is started.");

        try
        {
            Make(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFault($"The data folder {Path} cannot be made: {e.Message} Set Forum__DataPath to a folder that this program may write.");
        }
    }

    // Password hashes, keys and letters lie in it: nobody else on the machine looks in. A folder that is there keeps the rights it was given.
    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static bool InContainer => Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true";

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "forum.db");

    /// <summary>
    /// /data in the image; in a checkout data/ beside Forum.sln, wherever "dotnet run" put the working directory; else ./data.
    /// </summary>
    private static string UsualPlace()
    {
        if (InContainer) return ImageFolder;

        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Forum.sln"))) return System.IO.Path.Combine(folder.FullName, "data");
        }

        return System.IO.Path.Combine(Directory.GetCurrentDirectory(), "data");
    }
}
