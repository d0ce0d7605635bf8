using System.Buffers.Binary;
using System.IO.Compression;

namespace Forum.Web.Platform.Compression;

/// <summary>
/// A piece of a page, compressed on its own so that it can stand in any page: it looks back at nothing before it, ends at a
/// whole byte and says nothing of an end (RFC 1951 §3.2.4: an empty stored block).
/// </summary>
/// <param name="Plain">The text, in UTF-8.</param>
/// <param name="Deflated">What of it travels.</param>
/// <param name="Crc">The check sum of the text.</param>
internal sealed record Segment(ReadOnlyMemory<byte> Plain, ReadOnlyMemory<byte> Deflated, uint Crc)
{
    private const int Header = 10, Trailer = 8;

    // An empty last block.
    private const int End = 2;

    public static Segment Make(ReadOnlyMemory<byte> plain, CompressionLevel level)
    {
        using var packed = new MemoryStream((plain.Length / 3) + 64);
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(plain.Span);
            gzip.Flush();
        }

        var bytes = packed.GetBuffer().AsMemory(0, (int)packed.Length);
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^Trailer..]);
        return new Segment(plain, bytes[Header..^(End + Trailer)], crc);
    }
}
