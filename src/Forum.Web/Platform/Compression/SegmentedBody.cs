using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Forum.Web.Platform.Compression;

/// <summary>Gathers a page, and sends it as gzip made of its segments. What is no page goes straight through.</summary>
internal sealed class SegmentedBody(HttpResponse response, IHttpResponseBodyFeature sent, KnownSegments known) : PooledStream
{
    // The sum and the length.
    private const int Trailer = 8;

    private bool? isPage;

    // RFC 1952 §2.3: gzip, deflate, no name, no time, no system; then the blocks, an empty last one, the sum and the length.
    private static ReadOnlySpan<byte> Head => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    private static ReadOnlySpan<byte> LastBlock => [3, 0];

    /// <summary>Set by who renders a page for keeping: makes what travels of what was written.</summary>
    public Func<ReadOnlyMemory<byte>, IEnumerable<PageRun>>? Cut { get; set; }

    /// <summary>Set by who has the page already, instead of writing it.</summary>
    public IEnumerable<PageRun>? Ready { get; set; }

    /// <summary>The answer is whole.</summary>
    public async Task Complete(CancellationToken ct)
    {
        if (Written.Length == 0 && Ready is null) return;

        List<PageRun> runs = [.. Ready ?? Cut?.Invoke(Written) ?? known.Segments(KnownSegments.Pieces(Written), CompressionLevel.Fastest).Select(PageRun.Of)];
        response.Headers.ContentEncoding = "gzip";
        response.Headers.ContentLength = Head.Length + runs.Sum(run => (long)run.Deflated.Length) + LastBlock.Length + Trailer;
        if (response.Headers.Vary.Count == 0) response.Headers.Vary = "Accept-Encoding";
        Write(runs, sent.Writer);
        await sent.Writer.FlushAsync(ct);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsPage()) base.Write(buffer);
        else sent.Stream.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        IsPage() ? base.WriteAsync(buffer, cancellationToken) : sent.Stream.WriteAsync(buffer, cancellationToken);

    // A page is sent when it is whole.
    public override void Flush()
    {
        if (isPage == false) sent.Stream.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => isPage == false ? sent.Stream.FlushAsync(cancellationToken) : Task.CompletedTask;

    private bool IsPage() => isPage ??= !response.HasStarted && response.Headers.ContentEncoding.Count == 0
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private static void Write(List<PageRun> runs, PipeWriter body)
    {
        body.Write(Head);
        uint crc = 0;
        uint length = 0;
        foreach (var run in runs)
        {
            body.Write(run.Deflated.Span);
            crc = Crc32.Follow(crc, run.Crc, run.Shift);
            length += (uint)run.Length;
        }

        body.Write(LastBlock);
        var trailer = body.GetSpan(Trailer);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        body.Advance(Trailer);
    }
}
