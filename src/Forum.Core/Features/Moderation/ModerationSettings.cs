using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Moderation;

/// <summary>What happens before a moderator has looked.</summary>
[SettingsGroup("moderation")]
internal sealed record ModerationSettings
{
    /// <summary>The sum of open reports' weights at which a post is hidden; zero for never.</summary>
    public int HideAtScore { get; init; } = 8;

    /// <summary>So many people reporting somebody new, and the author is silenced for a day; zero for never.</summary>
    public int SilenceNewcomerAtReporters { get; init; } = 3;
}
