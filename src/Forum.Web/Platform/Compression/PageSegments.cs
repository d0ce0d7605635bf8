using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Compression;

/// <summary>Lets views cut their pages with <see cref="Seam"/>, for browsers that take gzip; all do.</summary>
internal sealed class PageSegments(RequestDelegate next, KnownSegments known)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!TakesGzip(context.Request))
        {
            await next(context);
            return;
        }

        var features = context.Features;
        var sent = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var body = new SegmentedBody(context.Response, sent, known);
        var gathering = new StreamResponseBodyFeature(body, sent);
        features.Set<IHttpResponseBodyFeature>(gathering);
        features.Set(body);
        try
        {
            await next(context);
            await gathering.CompleteAsync();
        }
        finally
        {
            features.Set<SegmentedBody>(null);
            features.Set(sent);
        }

        await body.Complete(context.RequestAborted);
    }

    public static bool TakesGzip(HttpRequest request) => TakesGzip(request.Headers.AcceptEncoding.ToString());

    // The usual words first: to take the header apart is for the others.
    private static bool TakesGzip(string header) => header.Contains("gzip", StringComparison.OrdinalIgnoreCase)
        && (!header.Contains("q=", StringComparison.OrdinalIgnoreCase)
            || (StringWithQualityHeaderValue.TryParseList([header], out var listed)
                && listed.Any(value => value.Quality is null or > 0 && value.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase))));
}
