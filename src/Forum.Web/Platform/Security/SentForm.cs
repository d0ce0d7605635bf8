namespace Forum.Web.Platform.Security;

/// <summary>Reads a form that may end before its end, as one with files does when the connection breaks, or whose parts may say that they are in letters nobody reads.</summary>
internal static class SentForm
{
    /// <summary>Null when what was sent is no whole form.</summary>
    public static async Task<IFormCollection?> Read(HttpRequest request)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception cut) when (cut is InvalidDataException or IOException or NotSupportedException && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
