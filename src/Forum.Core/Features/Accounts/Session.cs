namespace Forum.Core.Features.Accounts;

/// <summary>One signed-in browser. The cookie holds a random token, the row only its hash.</summary>
internal sealed class Session
{
    // How long it lives without being used, and in all: "remember me" and not.
    public static readonly TimeSpan RememberedIdle = TimeSpan.FromDays(14);
    public static readonly TimeSpan RememberedLife = TimeSpan.FromDays(90);
    public static readonly TimeSpan Idle = TimeSpan.FromDays(1);
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private Session() { }

    public Session(long memberId, string tokenHash, string device, bool remembered, DateTime now)
    {
        MemberId = memberId;
        TokenHash = tokenHash;
        Device = device;
        Remembered = remembered;
        CreatedAt = now;
        ConfirmedAt = now;
        Seen(now);
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

    public void Seen(DateTime now)
    {
        LastSeenAt = now;
        var end = CreatedAt + (Remembered ? RememberedLife : Life);
        var idle = now + (Remembered ? RememberedIdle : Idle);
        ExpiresAt = idle < end ? idle : end;
    }

    /// <summary>The password was typed again: the browser gets a new token, and a copy of the old one is worth nothing.</summary>
    public void Confirm(string newTokenHash, DateTime now)
    {
        TokenHash = newTokenHash;
        ConfirmedAt = now;
    }
}
