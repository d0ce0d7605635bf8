namespace Forum.Core.Platform.Markup;

/// <summary>The first word after a fence, as far as it can be a class name.</summary>
internal static class CodeLanguage
{
    private const int MaximumLength = 30;

    public static string? Of(string info)
    {
        var name = info.Trim().ToLowerInvariant();
        return IsName(name) ? name : null;
    }

    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaximumLength)
            return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('+' or '#' or '.' or '_' or '-'))
                return false;
        }

        return true;
    }
}
