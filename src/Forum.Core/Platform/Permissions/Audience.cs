namespace Forum.Core.Platform.Permissions;

/// <summary>Who may read or write somewhere, from wide to narrow; a reader's own audience is compared with it.</summary>
internal enum Audience
{
    Everyone = 0,
    Members = 1,
    Staff = 2,
}
