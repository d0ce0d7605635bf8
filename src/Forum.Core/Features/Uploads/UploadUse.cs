namespace Forum.Core.Features.Uploads;

/// <summary>Where an upload is used. The numbers are stored.</summary>
internal enum UploadPlace
{
    Post = 1,
    Profile = 2,
    Avatar = 3,
    Logo = 4,
}

/// <summary>That a post, a profile or the site uses an upload: who may read the one may see the other.</summary>
internal sealed class UploadUse
{
    public required UploadPlace Place { get; init; }

    /// <summary>The post's or the member's id; 0 for the site.</summary>
    public required long SubjectId { get; init; }

    public required long UploadId { get; init; }
}
