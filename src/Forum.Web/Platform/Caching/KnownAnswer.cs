using Microsoft.Extensions.Primitives;

namespace Forum.Web.Platform.Caching;

/// <summary>Whether who asks has the answer already (RFC 9110, 13.1).</summary>
internal static class KnownAnswer
{
    /// <param name="asked">What was sent along.</param>
    /// <param name="tag">The answer's mark, in quotation marks.</param>
    /// <param name="changed">When it last changed, as its header says.</param>
    public static bool Is(IHeaderDictionary asked, string? tag, StringValues changed)
    {
        if (asked.IfNoneMatch is { Count: > 0 } marks) return tag is not null && marks.ToString().Contains(tag, StringComparison.Ordinal);

        // The very time and none after it: where the newest is taken away, the time goes back.
        return asked.IfModifiedSince is { Count: > 0 } since && changed.Count > 0 && since.Equals(changed);
    }
}
