using System.Text;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Members;

/// <summary>A person as the forum shows them. What signs them in is the Account with the same id.</summary>
internal sealed class Member
{
    public const int BioLimit = 3000;
    public const int DisplayNameLimit = 60;
    public const int ShortFieldLimit = 100;

    private Member() { }

    public Member(string username, string usernameSkeleton, DateTime now, Role role = Role.Member)
    {
        Username = username;
        UsernameKey = KeyOf(username);
        UsernameSkeleton = usernameSkeleton;
        DisplayName = username;
        JoinedAt = now;
        LastSeenAt = now;
        Role = role;
    }

    public long Id { get; private set; }

    public string Username { get; private set; } = "";

    /// <summary>The name folded for look-ups: /u/Ines and /u/ines are one person.</summary>
    public string UsernameKey { get; private set; } = "";

    /// <summary>Equal for names that look alike; unique, so that nobody can pass for somebody else.</summary>
    public string UsernameSkeleton { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public string Bio { get; private set; } = "";

    public string BioHtml { get; private set; } = "";

    public string Location { get; private set; } = "";

    public string Website { get; private set; } = "";

    /// <summary>The upload that is their face; null for letters.</summary>
    public string? Avatar { get; private set; }

    public Role Role { get; private set; }

    public DateTime JoinedAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    /// <summary>Somebody answers for this person, by an invitation or by hand: the rules of the first day are not theirs.</summary>
    public bool IsVouchedFor { get; private set; }

    /// <summary>When the person left; what they wrote stays, without them.</summary>
    public DateTime? LeftAt { get; private set; }

    public int TopicCount { get; private set; }

    public int PostCount { get; private set; }

    public int LikesReceived { get; private set; }

    public static string KeyOf(string username) => CleanText.WellFormed(username).Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    public void Introduce(string displayName, string bio, string bioHtml, string location, string website)
    {
        DisplayName = displayName.Length == 0 ? Username : displayName;
        Bio = bio;
        BioHtml = bioHtml;
        Location = location;
        Website = website;
    }

    public void Show(string? avatar) => Avatar = avatar;

    /// <summary>Takes everything away that says who it was.</summary>
    public void Leave(string username, string usernameSkeleton, string displayName, DateTime now)
    {
        Username = username;
        UsernameKey = KeyOf(username);
        UsernameSkeleton = usernameSkeleton;
        Role = Role.Member;
        LeftAt = now;
        Avatar = null;
        Introduce(displayName, "", "", "", "");
    }

    public void Become(Role role) => Role = role;

    public void Vouch() => IsVouchedFor = true;

    public Actor AsActor() => new(Id, Username, DisplayName, Role) { Avatar = Avatar };
}
