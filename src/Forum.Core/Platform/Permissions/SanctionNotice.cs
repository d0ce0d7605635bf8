namespace Forum.Core.Platform.Permissions;

/// <summary>What somebody under a sanction is told: why, and until when; null for ever.</summary>
internal sealed record SanctionNotice(string Reason, DateTime? Until);
