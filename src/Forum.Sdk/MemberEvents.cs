namespace Forum.Sdk;

/// <summary>A person has an account now.</summary>
[EventName("member.joined")]
public sealed record MemberJoined : IDomainEvent
{
    /// <summary>The new member.</summary>
    public required long MemberId { get; init; }
}
