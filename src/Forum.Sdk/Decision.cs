namespace Forum.Sdk;

/// <summary>The answer to "may this person do that?", with the reason of a refusal.</summary>
public readonly record struct Decision
{
    private Decision(string? reason) => Reason = reason;

    /// <summary>Yes.</summary>
    public static Decision Allow { get; }

    /// <summary>Key of the sentence that tells why not; null when allowed.</summary>
    public string? Reason { get; }

    /// <summary>True when nothing stands against it.</summary>
    public bool Allowed => Reason is null;

    /// <summary>No, and why.</summary>
    /// <param name="reason">Key of a sentence in the locale files.</param>
    public static Decision Refuse(string reason) => new(reason);
}
