namespace Forum.Sdk;

/// <summary>A person has an account now.</summary>
[EventName("member.joined")]
public sealed record MemberJoined : IDomainEvent
{
    /// <summary>The new member.</summary>
    public required long MemberId { get; init; }
}

/// <summary>A person has gone: what identified them is erased, what they wrote stays under a name that says nothing. Whoever keeps more of them forgets it now.</summary>
[EventName("member.left")]
public sealed record MemberLeft : IDomainEvent
{
    /// <summary>Who left; the number stays, the person behind it does not.</summary>
    public required long MemberId { get; init; }
}
