using System.Text;

namespace Forum.Core.Platform.Text;

/// <summary>Characters as Unicode counts them, on their way into a text.</summary>
internal static class Runes
{
    /// <summary>What <c>Append</c> does with a rune by way of an object and a string of its own for each.</summary>
    public static StringBuilder AppendRune(this StringBuilder text, Rune rune)
    {
        Span<char> letters = stackalloc char[2];
        return text.Append(letters[..rune.EncodeToUtf16(letters)]);
    }
}
