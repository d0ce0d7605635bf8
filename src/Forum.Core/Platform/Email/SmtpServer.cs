using System.Security.Cryptography.X509Certificates;

namespace Forum.Core.Platform.Email;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Not at all: for a server on the same machine.</summary>
    None = 0,

    /// <summary>Begins in plain and must turn secure before anything is said (port 587).</summary>
    StartTls = 1,

    /// <summary>Secure from the first byte (port 465).</summary>
    Tls = 2,
}

/// <summary>The mail server that letters are given to, and how.</summary>
internal sealed record SmtpServer
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Empty for a server that asks nobody.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The address letters come from.</summary>
    public required string From { get; init; }

    /// <summary>The name this program greets with.</summary>
    public string Hello { get; init; } = "localhost";

    /// <summary>Trusted besides the machine's own authorities; for tests with a certificate of their own.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    public SmtpLimits Limits { get; init; } = new();

    public static int UsualPort(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.StartTls => 587,
        _ => 25,
    };

    // The password must not end in a log by way of a record's own text.
    public override string ToString() => $"{Host}:{Port} ({Security})";
}

/// <summary>How long a silent server is waited for; a program that waits for ever sends nothing any more.</summary>
internal sealed record SmtpLimits
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After the text a server may look at it for a while; too short a wait would be a second copy.</summary>
    public TimeSpan Text { get; init; } = TimeSpan.FromMinutes(2);
}
