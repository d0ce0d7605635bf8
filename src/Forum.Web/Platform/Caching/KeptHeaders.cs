namespace Forum.Web.Platform.Caching;

/// <summary>Which headers belong to a page, and which to one answer.</summary>
internal static class KeptHeaders
{
    public static bool IsOwn(string header) =>
        header is "Content-Length" or "Transfer-Encoding" or "Date" or "Connection" or "Content-Encoding" or "ETag";
}
