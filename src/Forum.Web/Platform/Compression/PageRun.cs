using System.Buffers.Binary;
using System.Text;

namespace Forum.Web.Platform.Compression;

/// <summary>A part of a page as it travels: blocks of deflate that look back at nothing before them, and end at a whole byte.</summary>
/// <param name="Deflated">The blocks.</param>
/// <param name="Crc">The check sum of the text.</param>
/// <param name="Length">The text's, in bytes.</param>
internal readonly record struct PageRun(ReadOnlyMemory<byte> Deflated, uint Crc, long Length)
{
    // RFC 1951 §3.2.4: three bits and the rest of their byte, the length, and the length again, turned over.
    private const int StoredHead = 5;

    /// <summary>What the sum of everything before it is moved by.</summary>
    public uint Shift { get; } = Crc32.Shift(Length);

    /// <summary>One after the other.</summary>
    public static PageRun Of(List<Segment> segments)
    {
        var deflated = new byte[segments.Sum(segment => segment.Deflated.Length)];
        var (at, crc, length) = (0, 0u, 0L);
        foreach (var segment in segments)
        {
            segment.Deflated.CopyTo(deflated.AsMemory(at));
            at += segment.Deflated.Length;
            crc = Crc32.Combine(crc, segment.Crc, segment.Plain.Length);
            length += segment.Plain.Length;
        }

        return new PageRun(deflated, crc, length);
    }

    public static PageRun Of(Segment segment) => new(segment.Deflated, segment.Crc, segment.Plain.Length);

    /// <summary>
    /// As it is, uncompressed: for secrets, which must not shrink beside anything that others wrote, and for what is too short to
    /// shrink.
    /// </summary>
    public static PageRun Stored(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, ushort.MaxValue);
        var block = new byte[StoredHead + length];
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(3), (ushort)~length);
        Encoding.UTF8.GetBytes(text, block.AsSpan(StoredHead));
        return new PageRun(block, Crc32.Of(block.AsSpan(StoredHead)), length);
    }
}
