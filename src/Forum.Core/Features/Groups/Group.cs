using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Groups;

/// <summary>Who may see that a group exists and who is in it. The numbers are stored.</summary>
internal enum GroupVisibility
{
    Everyone = 0,
    Members = 1,

    /// <summary>Its own people and staff.</summary>
    Private = 2,
}

/// <summary>People who are given rights together, or simply belong together.</summary>
internal sealed class Group
{
    public const int NameLimit = 60;
    public const int TitleLimit = 30;
    public const int DescriptionLimit = 300;

    private Group() { }

    public Group(string name, string slug, DateTime now)
    {
        Name = name;
        Slug = slug;
        CreatedAt = now;
    }

    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>Shown beside its people's names; empty for none.</summary>
    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public GroupVisibility Visibility { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public bool IsAutomatic => Id is >= AutomaticGroup.Everyone and <= AutomaticGroup.Staff;

    public void Describe(GroupText text, GroupVisibility visibility)
    {
        Name = text.Name;
        Title = text.Title;
        Description = text.Description;
        Visibility = visibility;
    }
}

/// <summary>Somebody in a group.</summary>
internal sealed class GroupMember
{
    public required long GroupId { get; init; }

    public required long MemberId { get; init; }

    /// <summary>Owners say who else is in it.</summary>
    public bool IsOwner { get; set; }

    public required DateTime AddedAt { get; init; }
}
