using System.Data.Common;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Posts;

/// <summary>A person as a post or a row shows them.</summary>
internal sealed record Person(long Id, string Username, string DisplayName, Role Role, string? Avatar)
{
    /// <summary>The title of a group this person belongs to, where the page shows one.</summary>
    public string? Flair { get; init; }

    /// <summary>One of the design's eight hues, the same for a person everywhere.</summary>
    public int Hue => (int)(Id % 8) + 1;

    /// <summary>From five columns: id, name of the account, name, role, picture.</summary>
    public static Person Read(DbDataReader row, int first) =>
        new(row.GetInt64(first), row.GetString(first + 1), row.GetString(first + 2), (Role)row.GetInt32(first + 3), row.TextOrNull(first + 4));
}

/// <summary>That a post was hidden: the moderator's words, or reports that nobody has looked at yet.</summary>
internal sealed record HiddenWhy(string Reason, bool ByReports);

/// <summary>A post as its page shows it to one reader.</summary>
internal sealed record PostView(
    long Id, int Number, Person Author, DateTime CreatedAt, DateTime? EditedAt, string Html, int Version,
    int? ReplyTo, string? ReplyToName, int Likes, bool LikedByMe, bool IsDeleted)
{
    /// <summary>What all readers have in common.</summary>
    public required PostRow Row { get; init; }

    /// <summary>Why it is out of sight, for its author and the team.</summary>
    public HiddenWhy? Hidden { get; init; }

    public required Decision MayReport { get; init; }

    public required Decision MayModerate { get; init; }

    public required Decision MayEdit { get; init; }

    public required Decision MayDelete { get; init; }

    public required Decision MayRestore { get; init; }

    public required Decision MayLike { get; init; }
}
