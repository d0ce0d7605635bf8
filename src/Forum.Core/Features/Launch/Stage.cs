namespace Forum.Core.Features.Launch;

/// <summary>How far the doors are open. Every route asks.</summary>
internal enum Stage
{
    /// <summary>Staff build.</summary>
    Private = 0,

    /// <summary>Colleagues look: people with an account.</summary>
    Internal = 1,

    /// <summary>Volunteers try: people with an account.</summary>
    Preview = 2,

    /// <summary>Everybody reads, everybody may join.</summary>
    Live = 3,
}
