namespace Forum.Core.Platform.Settings;

/// <summary>A setting that was changed from its default; the value is JSON.</summary>
internal sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
