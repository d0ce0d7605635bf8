namespace Forum.Web.Platform.Mvc;

/// <summary>A page fetched ahead of a click that may never come was not read.</summary>
internal static class Prefetch
{
    public static bool IsPrefetch(this HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Purpose", out var purpose) && purpose.ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);
}
