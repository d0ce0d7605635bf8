namespace Forum.Core.Platform.Permissions;

/// <summary>Who acts. A guest is an actor like any other, so that nobody compares with null.</summary>
internal sealed record Actor(long Id, string Username, string DisplayName, Role Role)
{
    /// <summary>The upload that is their face; null for letters.</summary>
    public string? Avatar { get; init; }

    public static Actor Guest { get; } = new(0, "", "", Role.Guest);

    /// <summary>What this person's groups give them, beyond their role. None for an actor that was not looked up.</summary>
    public Grants Grants { get; init; } = Grants.None;

    /// <summary>Set while this person may read but not write.</summary>
    public SanctionNotice? Silence { get; init; }

    public bool IsSilenced => Silence is not null;

    public bool IsGuest => Role == Role.Guest;

    public bool IsStaff => Role >= Role.Moderator;

    public bool IsAdmin => Role == Role.Admin;

    /// <summary>The narrowest audience this actor belongs to.</summary>
    public Audience Audience => IsStaff ? Audience.Staff : IsGuest ? Audience.Everyone : Audience.Members;

    /// <summary>Categories that a group opens beyond the audience; staff need none.</summary>
    public IReadOnlyList<long> Granted => IsStaff ? [] : Grants.Categories;

    /// <summary>Staff everywhere, and others where a group of theirs was given it.</summary>
    public bool Moderates(long categoryId) => IsStaff || Grants.In(categoryId) >= Right.Moderate;

    public bool Is(long memberId) => !IsGuest && Id == memberId;
}
