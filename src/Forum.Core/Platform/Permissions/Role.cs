namespace Forum.Core.Platform.Permissions;

/// <summary>Who somebody is to the forum. The numbers are stored; the gaps leave room for roles to come.</summary>
internal enum Role
{
    Guest = 0,
    Member = 10,
    Moderator = 30,
    Admin = 40,
}
