namespace Forum.Web.Platform.Host;

/// <summary>
/// A locked file in the data folder while the forum is served. The lock ends with the process, however it ends, so that
/// whoever holds it may take back work that was left half done.
/// </summary>
internal sealed class ServingMark(DataFolder data, ILogger<ServingMark> log) : IDisposable
{
    private readonly string path = Path.Combine(data.Path, "serving.lock");
    private FileStream? held;

    public bool Take()
    {
        held = TryHold();
        if (held is null) log.LogWarning("Another program already serves {Folder}; one at a time is what this is made for", data.Path);
        return held is not null;
    }

    public bool IsTaken()
    {
        using var free = TryHold();
        return free is null;
    }

    public void Dispose() => held?.Dispose();

    private FileStream? TryHold()
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
