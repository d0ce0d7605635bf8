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

    /// <summary>What the sentence names: a number, an instant (<see cref="DateTime"/>), a time to wait (<see cref="TimeSpan"/>).</summary>
    public IReadOnlyDictionary<string, object> Args { get; private init; } = new Dictionary<string, object>();

    /// <summary>Take the draft, but let a moderator read it before anybody else; the author is told why. An edit that is held is refused.</summary>
    /// <param name="reason">Key of a sentence in the locale files.</param>
    public static Verdict Hold(string reason) => new(VerdictKind.Hold, reason);

    /// <summary>The same verdict with one more thing that its sentence names.</summary>
    /// <param name="name">The name in the sentence.</param>
    /// <param name="value">What stands there.</param>
    public Verdict With(string name, object value) => new(Kind, Reason) { Args = new Dictionary<string, object>(Args) { [name] = value } };

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

    /// <summary>Taken, and read by a moderator first.</summary>
    Hold,
}
