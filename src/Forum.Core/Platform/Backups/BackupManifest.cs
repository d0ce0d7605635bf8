using System.Text.Json;

namespace Forum.Core.Platform.Backups;

/// <summary>What a backup holds: its last entry, <c>manifest.json</c>.</summary>
internal sealed record BackupManifest(DateTime CreatedAt, string Version, IReadOnlyList<BackupEntry> Files)
{
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static BackupManifest Read(string json) => JsonSerializer.Deserialize<BackupManifest>(json, Json)!;
}

/// <param name="Name">The path within the data folder, with slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal.</param>
internal sealed record BackupEntry(string Name, long Size, string Sha256);
