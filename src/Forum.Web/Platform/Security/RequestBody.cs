using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Security;

/// <summary>Looks at what was sent before anything is made of it: not too much, and text that is text.</summary>
internal static class RequestBody
{
    // The longest post is 32,000 characters: at most some 400 KB as a form. Larger bodies are announced by their endpoint.
    public const long Limit = 1024 * 1024;

    // A browser that is refused in the middle of sending shows a broken connection instead of our page, so up to here
    // the body is read and thrown away first.
    private const long Patience = 32 * 1024 * 1024;

    /// <summary>Where files are taken, all that one may be patient for: what is too large for the forum is told beside its field, and the text stays.</summary>
    public static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null ? Patience : Limit;

    /// <summary>The status to answer with, or null when all is well.</summary>
    public static async ValueTask<int?> Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!RequestOrigins.Changes(request))
            return RefusalToRead(context);
        if (!IsUtf8(request))
            return StatusCodes.Status415UnsupportedMediaType;

        var limit = LimitOf(context);
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (request.ContentLength > limit)
        {
            if (request.ContentLength <= Patience)
            {
                if (most is { IsReadOnly: false })
                    most.MaxRequestBodySize = Patience;
                await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            }
            return StatusCodes.Status413PayloadTooLarge;
        }
        if (most is { IsReadOnly: false })
            most.MaxRequestBodySize = limit;

        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        request.EnableBuffering((int)Limit, Limit);
        var isText = await IsText(request.Body, (int)(request.ContentLength ?? Limit), context.RequestAborted);
        request.Body.Position = 0;
        return isText ? null : StatusCodes.Status400BadRequest;
    }

    // What a page shows is chosen by its address alone. Fields that came with a GET would go before the address, and the page
    // that they chose would be kept under it for everybody.
    private static int? RefusalToRead(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            return StatusCodes.Status400BadRequest;

        // Announced without being sent, a form would be looked for all the same.
        if (context.Request.Headers.ContentType.Count > 0)
            context.Request.Headers.ContentType = StringValues.Empty;
        return null;
    }

    // Browsers send nothing else, and of some others .NET cannot even make an encoding.
    private static bool IsUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    // The framework replaces what is not UTF-8 without a word, and the reader would publish the replacement.
    private static async Task<bool> IsText(Stream body, int size, CancellationToken ct)
    {
        var sent = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var length = await body.ReadAtLeastAsync(sent.AsMemory(0, size), size, throwOnEndOfStream: false, ct);
            return Utf8.IsValid(sent.AsSpan(0, Unescape(sent.AsSpan(0, length))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sent);
        }
    }

    private static int Unescape(Span<byte> form)
    {
        var to = 0;
        for (var from = 0; from < form.Length; from++)
        {
            if (form[from] == '%' && from + 2 < form.Length && Digit(form[from + 1]) is var high and >= 0 && Digit(form[from + 2]) is var low and >= 0)
            {
                form[to++] = (byte)(high * 16 + low);
                from += 2;
            }
            else
            {
                form[to++] = form[from];
            }
        }
        return to;
    }

    private static int Digit(byte letter) => (char)letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'a' and <= 'f' => letter - 'a' + 10,
        >= 'A' and <= 'F' => letter - 'A' + 10,
        _ => -1,
    };
}
