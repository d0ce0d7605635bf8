using Forum.Core.Platform.Settings;

namespace Forum.Core.Platform.Email;

/// <summary>The mail server, as the administrator set it; what the host sets stands above it (<see cref="HostSmtp"/>).</summary>
[SettingsGroup("mail")]
internal sealed record MailSettings
{
    /// <summary>Empty: nothing is sent, letters wait in the outbox.</summary>
    [Setting(Page = "mail")]
    public string Host { get; init; } = "";

    /// <summary>0: the usual one for how the connection is protected.</summary>
    [Setting(Page = "mail")]
    public int Port { get; init; }

    [Setting(Page = "mail")]
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    [Setting(Page = "mail")]
    public string User { get; init; } = "";

    /// <summary>Sealed with the forum's own keys: <see cref="MailRoute.Seal"/>.</summary>
    [Setting(Page = "mail", Secret = true)]
    public string Password { get; init; } = "";

    /// <summary>The address letters come from.</summary>
    [Setting(Page = "mail")]
    public string From { get; init; } = "";

    /// <summary>How long a letter waits after its first, second … failure; then it rests until somebody has it tried again.</summary>
    public IReadOnlyList<double> RetryMinutes { get; init; } = [1, 5, 30, 120, 720];

    /// <summary>How long it is known what was sent.</summary>
    [Setting(Least = 1)]
    public int KeepDays { get; init; } = 90;
}

/// <summary>
/// What the person who runs the server says about mail: <c>Smtp__Host</c> and its siblings. A host named there brings its
/// own port, protection, user and password, so that a password is never shown to another server than its own.
/// </summary>
internal sealed record HostSmtp
{
    public string Host { get; init; } = "";

    public int Port { get; init; }

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string From { get; init; } = "";

    public bool NamesServer => Host.Length > 0;

    // The password must not end in a log by way of a record's own text.
    public override string ToString() => $"{Host}:{Port}";
}
