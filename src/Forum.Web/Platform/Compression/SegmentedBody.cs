using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Forum.Web.Platform.Compression;

/// <summary>Gathers a page, and sends it as gzip made of its segments. What is no page goes straight through.</summary>
internal sealed class SegmentedBody(HttpResponse response, Stream sent, KnownSegments known) : PooledStream
{
    private bool? isPage;

    // RFC 1952 §2.3: gzip, deflate, no name, no time, no system; then the blocks, an empty last one, the sum and the length.
    private static ReadOnlySpan<byte> Head => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    private static ReadOnlySpan<byte> LastBlock => [3, 0];

    /// <summary>The answer is whole.</summary>
    public async Task Complete(CancellationToken ct)
    {
        if (Written.Length == 0) return;

        response.Headers.ContentEncoding = "gzip";
        response.Headers.ContentLength = null;
        if (response.Headers.Vary.Count == 0) response.Headers.Vary = "Accept-Encoding";
        var body = PipeWriter.Create(sent, new StreamPipeWriterOptions(leaveOpen: true));
        WriteTo(body);
        await body.FlushAsync(ct);
        await body.CompleteAsync();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsPage()) base.Write(buffer);
        else sent.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        IsPage() ? base.WriteAsync(buffer, cancellationToken) : sent.WriteAsync(buffer, cancellationToken);

    // A page is sent when it is whole.
    public override void Flush()
    {
        if (isPage == false) sent.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => isPage == false ? sent.FlushAsync(cancellationToken) : Task.CompletedTask;

    private bool IsPage() => isPage ??= !response.HasStarted && response.Headers.ContentEncoding.Count == 0
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private void WriteTo(PipeWriter body)
    {
        body.Write(Head);
        uint crc = 0;
        uint length = 0;
        foreach (var segment in Segments())
        {
            body.Write(segment.Deflated.Span);
            crc = Crc32.Combine(crc, segment.Crc, segment.Plain.Length);
            length += (uint)segment.Plain.Length;
        }

        body.Write(LastBlock);
        var trailer = body.GetSpan(8);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        body.Advance(8);
    }

    /// <summary>What is known as it is; what stands between, seams taken out, in one piece.</summary>
    private IEnumerable<Segment> Segments()
    {
        var rest = Written;
        using var own = new PooledStream();
        while (rest.Length > 0)
        {
            var end = rest.Span.IndexOf(Seam.Mark);
            var piece = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (known.Find(piece.Span) is not { } segment)
            {
                own.Write(piece.Span);
                continue;
            }

            if (own.Written.Length > 0) yield return Segment.Make(own.Written, CompressionLevel.Fastest);
            own.Clear();
            yield return segment;
        }

        if (own.Written.Length > 0) yield return Segment.Make(own.Written, CompressionLevel.Fastest);
    }
}
