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
}

/// <summary>A post as its page shows it to one reader.</summary>
internal sealed record PostView(
    long Id, int Number, Person Author, DateTime CreatedAt, DateTime? EditedAt, string Html, int Version,
    int? ReplyTo, string? ReplyToName, int Likes, bool LikedByMe, bool IsDeleted)
{
    public required Decision MayEdit { get; init; }

    public required Decision MayDelete { get; init; }

    public required Decision MayRestore { get; init; }

    public required Decision MayLike { get; init; }
}
