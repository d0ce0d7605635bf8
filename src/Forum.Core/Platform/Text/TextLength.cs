using System.Globalization;

namespace Forum.Core.Platform.Text;

/// <summary>Lengths as people count them: a family emoji is one character, an e with two accents too.</summary>
internal static class TextLength
{
    // No flag and no family is longer. A letter under a tower of a million accents is no character but a full page.
    private const int LongestCharacter = 16;

    /// <summary>Of a text that is long enough only its beginning is counted.</summary>
    public static bool IsUnder(string text, int least)
    {
        var rest = text.AsSpan();
        for (var count = 0; count < least; count++)
        {
            if (rest.IsEmpty) return true;
            rest = rest[StringInfo.GetNextTextElementLength(rest)..];
        }

        return false;
    }

    /// <summary>Counts only as far as it must: a text of ten million characters is not measured to its end.</summary>
    public static bool IsOver(string text, int limit)
    {
        if (text.Length <= limit) return false;

        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            count += Math.Max(1, length - LongestCharacter);
            if (count > limit) return true;
            rest = rest[length..];
        }

        return false;
    }
}
