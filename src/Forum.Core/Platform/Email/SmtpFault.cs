namespace Forum.Core.Platform.Email;

/// <summary>A letter did not leave.</summary>
/// <param name="reason">The key of the sentence that tells why.</param>
/// <param name="detail">What the server or the network said.</param>
internal sealed class SmtpFault(string reason, string detail = "") : Exception($"{reason} {detail}".TrimEnd())
{
    private const int DetailLimit = 300;

    /// <summary>The server will never take this letter; trying again only annoys it.</summary>
    public bool IsFinal { get; init; }

    /// <summary>It is about this letter; the connection is good for the next.</summary>
    public bool IsOfLetter { get; init; }

    /// <summary>The connection was lost before the letter was handed over: with a kept one, a new connection may do.</summary>
    public bool IsCut { get; init; }

    public string Reason => reason;

    /// <summary>As kept in the letter's row: the key, then the foreign words.</summary>
    public string Story => detail.Length == 0 ? reason : $"{reason} {Cut(detail)}";

    private static string Cut(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length > DetailLimit ? line[..DetailLimit] + "…" : line;
    }
}
