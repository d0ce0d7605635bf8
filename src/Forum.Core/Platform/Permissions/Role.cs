namespace Forum.Core.Platform.Permissions;

/// <summary>Who somebody is to the forum. The numbers are stored; the gaps leave room for roles to come.</summary>
internal enum Role
{
    Guest = 0,
    Member = 10,

    /// <summary>Answers learners. No staff: what a mentor may moderate is given by the rights of a category.</summary>
    Mentor = 20,
    Moderator = 30,
    Admin = 40,
}
