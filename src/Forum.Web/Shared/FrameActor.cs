using Forum.Core.Platform.Permissions;

namespace Forum.Web.Shared;

/// <summary>Who reads this page, as far as the frame shows it.</summary>
internal sealed record FrameActor(long Id, string Username, string Name, int Hue, string? Picture = null)
{
    public static readonly FrameActor Guest = new(0, "", "", 1);

    public bool IsGuest => Id == 0;
    public bool IsStaff { get; init; }
    public bool IsAdmin { get; init; }
    public bool Moderates { get; init; }
    public bool MayWrite { get; init; } = true;
    public bool MayInvite { get; init; }

    /// <summary>Set while this person reads without writing; every page says so.</summary>
    public SanctionNotice? Silence { get; init; }

    /// <summary>Notifications that wait; the bell says it.</summary>
    public int Unread { get; init; }

    /// <summary>How many wait on their desk; null for who has none.</summary>
    public int? Waiting { get; init; }

    public Face Face => new(Name.Length > 0 ? Name : Username, Hue, Picture);
}
