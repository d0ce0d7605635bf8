namespace Forum.Core.Platform.Text;

/// <summary>What keyboards write as a straight stroke between two letters: l'été, don't.</summary>
internal static class Apostrophe
{
    public const char Sign = '\u2019';

    public static bool Joins(ReadOnlySpan<char> text, int at) =>
        text[at] == '\'' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
}
