using System.Globalization;

namespace Forum.Core.Platform.Markup;

internal static class Excerpts
{
    /// <summary>Cuts at a space where one is near, never inside what people see as one character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text[..Math.Min(text.Length, length + 64)]))
        {
            if (start > length - 1)
                break;
            end = start;
        }

        var space = text.LastIndexOf(' ', Math.Max(end, 0));
        if (space > length / 2)
            end = space;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
