using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace Forum.Web.Platform.Compression;

/// <summary>An answer of gzip made of parts that are compressed already.</summary>
internal static class PackedPage
{
    // The sum and the length.
    private const int Trailer = 8;

    // RFC 1952 §2.3: gzip, deflate, no name, no time, no system; then the blocks, an empty last one, the sum and the length.
    private static ReadOnlySpan<byte> Head => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    private static ReadOnlySpan<byte> LastBlock => [3, 0];

    /// <param name="runs">All of the page.</param>
    /// <param name="response">Is told how it travels and how long it is.</param>
    /// <param name="body">The response's own, or what stands before it.</param>
    /// <param name="ct">The reader has gone.</param>
    public static async Task Send(List<PageRun> runs, HttpResponse response, PipeWriter body, CancellationToken ct)
    {
        response.Headers.ContentEncoding = "gzip";
        response.Headers.ContentLength = Length(runs);
        Write(runs, body);
        await body.FlushAsync(ct);
    }

    private static long Length(List<PageRun> runs)
    {
        long length = Head.Length + LastBlock.Length + Trailer;
        foreach (ref readonly var run in CollectionsMarshal.AsSpan(runs)) length += run.Deflated.Length;
        return length;
    }

    private static void Write(List<PageRun> runs, PipeWriter body)
    {
        body.Write(Head);
        uint crc = 0;
        uint length = 0;
        foreach (ref readonly var run in CollectionsMarshal.AsSpan(runs))
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
