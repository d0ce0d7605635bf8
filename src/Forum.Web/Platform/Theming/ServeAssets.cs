using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Theming;

/// <summary>Answers <c>/assets/…</c> from memory before anything else of the forum runs: no session, no database.</summary>
internal static class ServeAssets
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string Briefly = "public, max-age=60";

    public static async Task Answer(HttpContext context, Assets assets, Accent accent)
    {
        if (assets.Find(context.Request.Path.Value!, accent) is var (asset, exact)) await Send(context, asset, exact ? ForEver : Briefly);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public static async Task Send(HttpContext context, Asset asset, string kept)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = kept;
        headers.Vary = HeaderNames.AcceptEncoding;
        var (bytes, encoding) = Form(asset, request.Headers.AcceptEncoding);
        headers.ETag = $"\"{asset.Fingerprint}{encoding}\"";
        if (request.Headers.IfNoneMatch == headers.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static (byte[] Bytes, string Encoding) Form(Asset asset, StringValues accepted)
    {
        if (!asset.Compresses)
            return (asset.Bytes, "");
        var wanted = accepted.ToString();
        if (wanted.Contains("br", StringComparison.OrdinalIgnoreCase))
            return (asset.Brotli, "br");
        return wanted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (asset.Gzip, "gzip") : (asset.Bytes, "");
    }
}
