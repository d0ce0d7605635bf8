using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Forum.Web.Platform.Compression;

/// <summary>Gathers a page, and sends it as gzip made of its segments. What is no page goes straight through.</summary>
internal sealed class SegmentedBody(HttpResponse response, Stream sent, KnownSegments known) : Stream
{
    // RFC 1952 §2.3: gzip, deflate, no name, no time, no system; then the blocks, an empty last one, the sum and the length.
    private static ReadOnlySpan<byte> Head => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    private static ReadOnlySpan<byte> LastBlock => [3, 0];

    private readonly ArrayBufferWriter<byte> page = new(32 * 1024);
    private bool? isPage;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The answer is whole.</summary>
    public async Task Complete(CancellationToken ct)
    {
        if (page.WrittenCount == 0) return;

        response.Headers.ContentEncoding = "gzip";
        response.Headers.ContentLength = null;
        if (response.Headers.Vary.Count == 0) response.Headers.Vary = "Accept-Encoding";
        var body = PipeWriter.Create(sent, new StreamPipeWriterOptions(leaveOpen: true));
        Write(body);
        await body.FlushAsync(ct);
        await body.CompleteAsync();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsPage()) page.Write(buffer);
        else sent.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsPage()) return sent.WriteAsync(buffer, cancellationToken);

        page.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A page is sent when it is whole.
    public override void Flush()
    {
        if (isPage == false) sent.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => isPage == false ? sent.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private bool IsPage() => isPage ??= !response.HasStarted && response.Headers.ContentEncoding.Count == 0
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private void Write(PipeWriter body)
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
        var rest = page.WrittenMemory;
        var own = new ArrayBufferWriter<byte>(8 * 1024);
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

            if (own.WrittenCount > 0) yield return Segment.Make(own.WrittenMemory, CompressionLevel.Fastest);
            own.ResetWrittenCount();
            yield return segment;
        }

        if (own.WrittenCount > 0) yield return Segment.Make(own.WrittenMemory, CompressionLevel.Fastest);
    }
}
