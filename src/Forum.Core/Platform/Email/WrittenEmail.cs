namespace Forum.Core.Platform.Email;

/// <summary>A letter in words, ready to be sent or looked at.</summary>
/// <param name="Link">The address the letter is about, absolute; null when it asks for nothing.</param>
internal sealed record WrittenEmail(string To, string Subject, string Text, string Html, string? Link);

/// <summary>Puts letters of the outbox into words; the words and the forum's address are with the pages.</summary>
internal interface ILetterWriter
{
    /// <summary>Where people reach the forum: scheme, host and port, without a slash at the end.</summary>
    string Origin { get; }

    Task<WrittenEmail> Write(Email mail, CancellationToken ct);

    /// <summary>The letter with which an administrator tries the settings.</summary>
    Task<WrittenEmail> WriteTest(string to, string language, CancellationToken ct);

    /// <summary>The name letters come from.</summary>
    Task<string> SenderName(CancellationToken ct);
}
