namespace Forum.Core.Platform.Permissions;

/// <summary>Groups that nobody is put into: one belongs to them by one's role. Their numbers are stored.</summary>
internal static class AutomaticGroup
{
    public const long Everyone = 1;
    public const long Members = 2;
    public const long Mentors = 3;
    public const long Moderators = 4;
    public const long Admins = 5;
    public const long Staff = 6;

    /// <summary>Each with the name in its address.</summary>
    public static readonly IReadOnlyList<(long Id, string Slug)> All =
        [(Everyone, "everyone"), (Members, "members"), (Mentors, "mentors"), (Moderators, "moderators"), (Admins, "admins"), (Staff, "staff")];

    /// <summary>
    /// Those that may be given rights in a category. What everyone reads is the category's own choice, and staff may do everything everywhere.
    /// </summary>
    public static bool TakesRights(long id) => id is Members or Mentors;

    public static bool Holds(long id, Role role) => id switch
    {
        Everyone => true,
        Members => role >= Role.Member,
        Mentors => role == Role.Mentor,
        Moderators => role == Role.Moderator,
        Admins => role == Role.Admin,
        Staff => role >= Role.Moderator,
        _ => false,
    };
}
