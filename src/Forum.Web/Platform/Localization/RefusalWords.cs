using Forum.Core.Platform;

namespace Forum.Web.Platform.Localization;

/// <summary>Core refuses with a key and its arguments; here it becomes a sentence.</summary>
internal static class RefusalWords
{
    public static string Say(this Words words, Refusal refusal) =>
        words[refusal.Reason, [.. refusal.Args.Select(arg => (arg.Key, (object?)arg.Value))]];
}
