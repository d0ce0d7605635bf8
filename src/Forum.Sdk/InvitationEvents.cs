namespace Forum.Sdk;

/// <summary>Somebody came by an invitation, or took one with the account they had.</summary>
[EventName("invitation.accepted")]
public sealed record InvitationAccepted : IDomainEvent
{
    /// <summary>The invitation.</summary>
    public required long InvitationId { get; init; }

    /// <summary>Who came.</summary>
    public required long MemberId { get; init; }

    /// <summary>Who had invited them.</summary>
    public required long ById { get; init; }
}
