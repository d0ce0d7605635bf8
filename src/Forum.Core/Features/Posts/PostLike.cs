namespace Forum.Core.Features.Posts;

internal sealed class PostLike
{
    public required long PostId { get; init; }

    public required long MemberId { get; init; }

    public required DateTime At { get; init; }
}
