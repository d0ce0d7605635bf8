using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Uploads;

/// <summary>What may be sent, how much of it, and how long what nobody uses is kept.</summary>
[SettingsGroup("uploads")]
internal sealed record UploadSettings
{
    /// <summary>No setting goes beyond: a request larger than this is not read to its end.</summary>
    public const int MostMegabytes = 30;

    [Setting(Least = 1, Most = MostMegabytes)]
    public int PictureMegabytes { get; init; } = 10;

    [Setting(Least = 1, Most = MostMegabytes)]
    public int FileMegabytes { get; init; } = 10;

    /// <summary>Endings of files that are no pictures; what the bytes are is looked at besides.</summary>
    public string FileTypes { get; init; } = "pdf txt md csv zip docx xlsx pptx odt ods odp epub rtf";

    /// <summary>By one person in 24 hours.</summary>
    public int PerDay { get; init; } = 100;

    /// <summary>So long what was sent waits for the post it was meant for.</summary>
    [Setting(Least = 1)]
    public int UnusedHours { get; init; } = 24;

    /// <summary>So long what a deleted post used, or what an edit took out, could still be wanted back.</summary>
    [Setting(Least = 1)]
    public int RetentionDays { get; init; } = 30;

    public long MostBytes(bool isPicture) => Math.Clamp(isPicture ? PictureMegabytes : FileMegabytes, 1, MostMegabytes) * 1024L * 1024L;
}
