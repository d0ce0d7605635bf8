using Forum.Core.Platform.Settings;

namespace Forum.Core.Platform.Backups;

/// <summary>The daily backup.</summary>
[SettingsGroup("backup")]
internal sealed record BackupSettings
{
    /// <summary>Off only where something else copies the data folder safely.</summary>
    public bool Daily { get; init; } = true;

    /// <summary>When, in minutes after midnight UTC: 03:30, when nobody writes.</summary>
    [Setting(Shape = SettingShape.TimeOfDay)]
    public int Minute { get; init; } = 210;

    /// <summary>How many days back a backup of each day is kept.</summary>
    [Setting(Least = 1, Most = 365)]
    public int Days { get; init; } = 7;

    /// <summary>How many weeks back a backup of each week is kept.</summary>
    [Setting(Most = 520)]
    public int Weeks { get; init; } = 4;
}
