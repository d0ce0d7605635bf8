namespace Forum.Core.Platform;

/// <summary>
/// Why something was not done: the key of a sentence, the field it stands under, and the sentence's arguments.
/// The key is also the API's stable code.
/// </summary>
internal sealed record Refusal(string Reason, string Field = "")
{
    public IReadOnlyDictionary<string, object> Args { get; init; } = new Dictionary<string, object>();

    /// <summary>How long to wait, when waiting is all that is asked.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What is unfit besides, in other fields: who corrects a form wants to know all of it at once.</summary>
    public IReadOnlyList<Refusal> Also { get; init; } = [];

    /// <summary>All of these as one; null when there is none.</summary>
    public static Refusal? Of(params IEnumerable<Refusal?> all)
    {
        var unfit = all.OfType<Refusal>().ToList();
        return unfit.Count > 1 ? unfit[0] with { Also = unfit[1..] } : unfit.FirstOrDefault();
    }

    /// <summary>Not now: the sentence says when.</summary>
    public static Refusal Later(string reason, TimeSpan wait) => new Refusal(reason) { Wait = wait }.With("wait", wait);

    public Refusal With(string name, object value) => this with { Args = new Dictionary<string, object>(Args) { [name] = value } };
}
