namespace Forum.Web.Platform.Security;

/// <summary>Where a changing request comes from, as the browser says: our own pages, elsewhere, or no word of it.</summary>
internal enum RequestOrigin { Ours, Elsewhere, Unsaid }

internal static class RequestOrigins
{
    public static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method));

    /// <summary>
    /// A key in a header is never sent by a browser on its own, so nobody can be made to send it. It counts where keys are read;
    /// a page goes by its cookie, and asks for a form's token whatever else was sent along.
    /// </summary>
    public static bool CarriesKey(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    public static RequestOrigin Of(HttpRequest request, string? publicUrl)
    {
        // "same-site" is a neighbour on another subdomain, which we do not trust; "none" is typed or bookmarked by the reader.
        switch (request.Headers["Sec-Fetch-Site"].ToString())
        {
            case "same-origin" or "none": return RequestOrigin.Ours;
            case { Length: > 0 }: return RequestOrigin.Elsewhere;
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return RequestOrigin.Unsaid;
        var ours = string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || (publicUrl is not null && Uri.TryCreate(publicUrl, UriKind.Absolute, out var url)
                && string.Equals(origin, url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
        return ours ? RequestOrigin.Ours : RequestOrigin.Elsewhere;
    }
}
