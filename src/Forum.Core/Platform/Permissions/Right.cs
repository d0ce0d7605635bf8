namespace Forum.Core.Platform.Permissions;

/// <summary>What somebody may do in a category; each right holds those before it. The numbers are stored.</summary>
internal enum Right
{
    None = 0,
    See = 10,
    Reply = 20,

    /// <summary>Open topics.</summary>
    Create = 30,

    /// <summary>Close, move, take away and bring back what others wrote.</summary>
    Moderate = 40,
}
