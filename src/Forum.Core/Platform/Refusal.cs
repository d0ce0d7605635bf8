namespace Forum.Core.Platform;

/// <summary>
/// Why something was not done: the key of a sentence, the field it stands under, and the sentence's arguments.
/// The key is also the API's stable code.
/// </summary>
internal sealed record Refusal(string Reason, string Field = "")
{
    public IReadOnlyDictionary<string, object> Args { get; init; } = new Dictionary<string, object>();

    public Refusal With(string name, object value) => this with { Args = new Dictionary<string, object>(Args) { [name] = value } };
}
