namespace Forum.Core.Features.Posts;

/// <summary>A form's token, used: the second click or a resend finds what the first one made.</summary>
internal sealed class SubmittedForm
{
    public required long MemberId { get; init; }

    public required Guid Token { get; init; }

    public required long PostId { get; init; }

    public required DateTime At { get; init; }
}
