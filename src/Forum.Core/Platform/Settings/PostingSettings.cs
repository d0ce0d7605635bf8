namespace Forum.Core.Platform.Settings;

/// <summary>The limits of writing.</summary>
[SettingsGroup("posting")]
internal sealed record PostingSettings
{
    /// <summary>How long members may edit their own posts, in hours.</summary>
    public int OwnEditHours { get; init; } = 24;

    /// <summary>The same text by the same author within this many minutes is taken for an accident.</summary>
    public int RepeatMinutes { get; init; } = 5;
}
