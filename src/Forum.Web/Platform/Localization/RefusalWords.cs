using Forum.Core.Platform;

namespace Forum.Web.Platform.Localization;

/// <summary>Core refuses with a key and its arguments; here it becomes a sentence.</summary>
internal static class RefusalWords
{
    public static string Say(this Words words, Refusal refusal) =>
        words[refusal.Reason, [.. refusal.Args.Select(arg => (arg.Key, Told(words, arg.Value)))]];

    /// <summary>A time to wait and an instant are told as people tell them.</summary>
    private static object? Told(Words words, object value) => value switch
    {
        TimeSpan wait => words.In(wait),
        DateTime at => words.Moment(at),
        _ => value,
    };

    /// <summary>The sentence for one field of a form, when the refusal is about it too.</summary>
    public static string? For(this Words words, Refusal? refusal, string field) =>
        refusal is null ? null : refusal.Field == field ? words.Say(refusal) : refusal.Also.FirstOrDefault(other => other.Field == field) is { } other ? words.Say(other) : null;
}
