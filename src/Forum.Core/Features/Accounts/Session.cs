namespace Forum.Core.Features.Accounts;

/// <summary>One signed-in browser. The cookie holds a random token, the row only its hash.</summary>
internal sealed class Session
{
    private Session() { }

    public Session(long memberId, string tokenHash, string device, bool remembered, DateTime now, DateTime expiresAt)
    {
        MemberId = memberId;
        TokenHash = tokenHash;
        Device = device;
        Remembered = remembered;
        CreatedAt = now;
        LastSeenAt = now;
        ConfirmedAt = now;
        ExpiresAt = expiresAt;
    }

    public long Id { get; private set; }

    public long MemberId { get; private set; }

    public string TokenHash { get; private set; } = "";

    /// <summary>What a person recognises: "Firefox, Linux".</summary>
    public string Device { get; private set; } = "";

    public bool Remembered { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    /// <summary>When the password was last typed in this session; dangerous acts ask for a recent one.</summary>
    public DateTime ConfirmedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
