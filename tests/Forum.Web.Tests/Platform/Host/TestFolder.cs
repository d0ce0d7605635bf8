namespace Forum.Web.Tests.Platform.Host;

/// <summary>A data folder that goes with its test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("preau-process-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
