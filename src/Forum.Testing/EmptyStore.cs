using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Testing;

/// <summary>A store with its tables and nothing in them, made once for all tests: to run every migration for each would be most of their time.</summary>
internal static class EmptyStore
{
    private static readonly Lazy<Task<string>> Made = new(Make);

    /// <summary>Puts one into a folder, where there is none yet.</summary>
    public static async Task CopyTo(string folder)
    {
        var file = await Made.Value;
        var copy = Path.Combine(folder, Path.GetFileName(file));
        if (!File.Exists(copy)) File.Copy(file, copy);
    }

    private static async Task<string> Make()
    {
        var folder = Directory.CreateTempSubdirectory("preau-empty-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var store = Server.OpenStore([$"--Forum:DataPath={folder}"], begins: true);
        await store.Services.GetRequiredService<IForumEngine>().Migrate(CancellationToken.None);
        return store.Services.GetRequiredService<DataFolder>().Database;
    }
}
