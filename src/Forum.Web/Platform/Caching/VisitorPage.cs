using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Platform.Caching;

/// <summary>A whole answer, compressed, as it is sent to every visitor.</summary>
internal sealed class VisitorPage
{
    // Page and headers have their own size; what a dictionary and an object add is about this.
    private const int Overhead = 512;

    // The level at which the size hardly falls any more while the time still does not count.
    private const int BrotliQuality = 6;
    private const int BrotliWindow = 20;

    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] body;
    private readonly PageTag[] tags;
    private readonly string tag;

    private VisitorPage(KeyValuePair<string, StringValues>[] headers, byte[] body, PageTag[] tags, long since, long key)
    {
        this.headers = headers;
        this.body = body;
        this.tags = tags;
        Since = since;
        Bytes = body.Length + key + Overhead;
        tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
    }

    /// <summary>The generation before anything of it was read.</summary>
    public long Since { get; }

    /// <summary>When a time on it would be told differently.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>Counts readings of the topic it shows, if it shows one.</summary>
    public ViewCounter? Views { get; private init; }

    /// <summary>About what it takes in memory, with its key.</summary>
    public long Bytes { get; }

    public bool Stands(PageGenerations generations, DateTimeOffset now) => now < Until && generations.Stands(Since, tags);

    /// <param name="response">What was answered, nothing of it sent yet.</param>
    /// <param name="plain">The page's bytes.</param>
    /// <param name="key">What it is kept under.</param>
    /// <param name="shown">What it shows.</param>
    /// <param name="since">The generation before it was read.</param>
    /// <param name="until">When a time on it would be told differently.</param>
    /// <param name="views">Counts readings of the topic it shows.</param>
    public static VisitorPage Make(
        HttpResponse response, ReadOnlySpan<byte> plain, VisitorKey key, ShownOnPage? shown, long since, DateTimeOffset until, ViewCounter? views)
    {
        var encoding = key.Encoding;
        var kept = response.Headers.Where(header => !KeptHeaders.IsOwn(header.Key)).ToDictionary();
        if (encoding != PageEncoding.Identity) kept[HeaderNames.ContentEncoding] = encoding == PageEncoding.Brotli ? "br" : "gzip";
        kept.TryAdd(HeaderNames.CacheControl, "private, no-cache");
        kept[HeaderNames.Vary] = "Cookie, Accept-Language, Accept-Encoding";
        return new VisitorPage([.. kept], Pack(plain, encoding), [.. shown?.Tags ?? []], since, key.Bytes) { Until = until, Views = views };
    }

    public Task Send(HttpContext context)
    {
        var response = context.Response;
        var sending = response.Headers;
        foreach (var (name, value) in headers) sending[name] = value;
        sending.ETag = tag;
        if (KnownAnswer.Is(context.Request.Headers, tag, Array.Find(headers, header => header.Key == HeaderNames.LastModified).Value))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            sending.Remove(HeaderNames.ContentEncoding);
            sending.Remove(HeaderNames.ContentType);
            return Task.CompletedTask;
        }

        response.ContentLength = body.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;

        // Without the token of a reader who leaves: Kestrel ends what is written to nobody by itself, and to make a token for each page costs more.
        var sent = response.BodyWriter.WriteAsync(body, CancellationToken.None);
        return sent.IsCompletedSuccessfully ? Task.CompletedTask : sent.AsTask();
    }

    private static byte[] Pack(ReadOnlySpan<byte> plain, PageEncoding encoding)
    {
        if (encoding == PageEncoding.Identity) return plain.ToArray();
        if (encoding == PageEncoding.Gzip)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(plain);
            return packed.ToArray();
        }

        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(plain.Length));
        try
        {
            return BrotliEncoder.TryCompress(plain, room, out var length, BrotliQuality, BrotliWindow)
                ? room.AsSpan(0, length).ToArray()
                : throw new InvalidOperationException("Brotli needs more room than it says.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
