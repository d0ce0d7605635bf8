using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Questions;

/// <summary>How long somebody may wait for a first answer.</summary>
[SettingsGroup("questions")]
internal sealed record QuestionSettings
{
    /// <summary>After so many hours without an answer the desk says that it is time.</summary>
    [Setting(Least = 1)]
    public int SoonHours { get; init; } = 18;

    /// <summary>And after so many that it is late.</summary>
    [Setting(Least = 1)]
    public int LateHours { get; init; } = 24;
}
