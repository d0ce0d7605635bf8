using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Moderation;

/// <summary>What a moderator writes to the person concerned: nobody is refused without a word.</summary>
internal static class ModerationText
{
    public const string NoReason = "moderation.refused.noReason";
    public const string TooLong = "moderation.refused.tooLong";

    private const int Shortest = 3;

    public static (string Text, Refusal? Unfit) Read(string? typed, int limit, bool needed, string field)
    {
        var text = CleanText.Lines(typed).Trim();
        if (needed && TextLength.IsUnder(text, Shortest)) return (text, new Refusal(NoReason, field));
        return TextLength.IsOver(text, limit) ? (text, new Refusal(TooLong, field).With("most", limit)) : (text, null);
    }
}
