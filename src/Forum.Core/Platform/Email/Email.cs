namespace Forum.Core.Platform.Email;

internal enum EmailState
{
    Waiting = 0,
    Sent = 1,
    Failed = 2,
}

/// <summary>
/// A mail in the outbox, written in the transaction of what it tells. Core keeps the template's key and its data;
/// the words are put in when it is sent or looked at.
/// </summary>
internal sealed class Email
{
    public long Id { get; private set; }

    public required string To { get; init; }

    public required string Template { get; init; }

    /// <summary>The template's arguments as a JSON object of strings.</summary>
    public required string Data { get; init; }

    public required string Language { get; init; }

    public required DateTime CreatedAt { get; init; }

    public EmailState State { get; set; }

    public DateTime DueAt { get; set; }

    public DateTime? LeasedUntil { get; set; }

    public int Attempts { get; set; }

    public string? Error { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>Given when it is first tried, and kept: whoever gets a mail twice has a program that sees it is one.</summary>
    public string? MessageId { get; set; }

    /// <summary>The path that ends mails of this kind in one click; null for letters about an account, which always come.</summary>
    public string? Unsubscribe { get; init; }
}
