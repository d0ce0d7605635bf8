using System.Buffers;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// A line may begin with thousands of quote and list marks, each a block in the one before. The parser refuses such
/// a text in the end, after long work; this refuses it at once.
/// </summary>
internal static class NestingLimit
{
    private const int MaximumMarksInLine = 100;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" \t>-+*.)0123456789");

    public static bool IsExceeded(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.Length <= MaximumMarksInLine)
                continue;
            var length = line.IndexOfAnyExcept(Marks);
            var prefix = length < 0 ? line : line[..length];
            if (prefix.Length > MaximumMarksInLine && Count(prefix) > MaximumMarksInLine)
                return true;
        }

        return false;
    }

    private static int Count(ReadOnlySpan<char> prefix) =>
        prefix.Count('>') + prefix.Count("- ") + prefix.Count("+ ") + prefix.Count("* ") + prefix.Count(". ") + prefix.Count(") ");
}
