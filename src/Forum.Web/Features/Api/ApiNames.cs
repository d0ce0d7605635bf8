namespace Forum.Web.Features.Api;

/// <summary>What has a few values, as their words: <c>question</c>, <c>solved</c>, <c>always</c>.</summary>
internal static class ApiNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>False when the word is none of them; no word at all is the caller's usual one, and null.</summary>
    public static bool Read<T>(string? word, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(word)) return true;
        foreach (var one in Enum.GetValues<T>())
        {
            if (Of(one) == word) value = one;
        }

        return value is not null;
    }
}
