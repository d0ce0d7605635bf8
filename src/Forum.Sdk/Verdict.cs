namespace Forum.Sdk;

/// <summary>What a screen thinks of a draft. One refusal is enough.</summary>
public sealed record Verdict
{
    private Verdict(VerdictKind kind, string? reason)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>No objection.</summary>
    public static Verdict Pass { get; } = new(VerdictKind.Pass, null);

    /// <summary>Which opinion.</summary>
    public VerdictKind Kind { get; }

    /// <summary>The key of the sentence that tells the author why; null for a pass.</summary>
    public string? Reason { get; }

    /// <summary>Do not take the draft; the author keeps the text and reads why.</summary>
    /// <param name="reason">Key of a sentence in the locale files.</param>
    public static Verdict Refuse(string reason) => new(VerdictKind.Refuse, reason);
}

/// <summary>The opinions a screen may have.</summary>
public enum VerdictKind
{
    /// <summary>No objection.</summary>
    Pass,

    /// <summary>Not taken.</summary>
    Refuse,
}
