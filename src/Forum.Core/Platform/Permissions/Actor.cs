namespace Forum.Core.Platform.Permissions;

/// <summary>Who acts. A guest is an actor like any other, so that nobody compares with null.</summary>
internal sealed record Actor(long Id, string Username, string DisplayName, Role Role)
{
    public static Actor Guest { get; } = new(0, "", "", Role.Guest);

    public bool IsGuest => Role == Role.Guest;

    public bool IsStaff => Role >= Role.Moderator;

    public bool IsAdmin => Role == Role.Admin;

    /// <summary>The narrowest audience this actor belongs to.</summary>
    public Audience Audience => IsStaff ? Audience.Staff : IsGuest ? Audience.Everyone : Audience.Members;

    public bool Is(long memberId) => !IsGuest && Id == memberId;
}
