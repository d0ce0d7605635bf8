using System.Buffers.Binary;

namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>A GIF, block by block.</summary>
internal static class GifFile
{
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte Control = 0xF9;
    private const byte Application = 0xFF;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8);

    public static PictureHeader? Header(ReadOnlySpan<byte> bytes)
    {
        if (Start(bytes) is not { } at) return null;

        // A frame may be larger than the screen it claims to be on; a decoder would make room for it.
        var (width, height) = ((int)BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), (int)BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        var frames = 0;
        while (Block(bytes, at, out var end, out var isFrame))
        {
            if (isFrame)
            {
                frames++;
                width = Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 1)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 5)..]));
                height = Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 3)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 7)..]));
            }

            at = end;
        }

        return frames == 0 || width == 0 || height == 0 ? null : new PictureHeader(width, height, frames);
    }

    /// <summary>Frames, their timing and their looping stay; comments and programs' own notes go, and whatever follows the end.</summary>
    public static byte[]? Cleaned(ReadOnlySpan<byte> bytes)
    {
        if (Start(bytes) is not { } at) return null;

        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..at]);
        var frames = 0;
        while (Block(bytes, at, out var end, out var isFrame))
        {
            frames += isFrame ? 1 : 0;
            if (isFrame || bytes[at + 1] == Control || IsLooping(bytes[at..end])) clean.Write(bytes[at..end]);
            at = end;
        }

        clean.WriteByte(Trailer);
        return frames > 0 ? clean.ToArray() : null;
    }

    private static bool IsLooping(ReadOnlySpan<byte> block) =>
        block[1] == Application && block.Length == 19 && (block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8));

    /// <summary>Behind the head and the table of colours.</summary>
    private static int? Start(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13) return null;
        var at = 13 + Colours(bytes[10]);
        return at < bytes.Length ? at : null;
    }

    private static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool Block(ReadOnlySpan<byte> bytes, int at, out int end, out bool isFrame)
    {
        (end, isFrame) = (at, false);
        if (at + 2 >= bytes.Length) return false;
        switch (bytes[at])
        {
            case Extension:
                end = at + 2;
                break;
            case Image when at + 11 < bytes.Length:
                isFrame = true;
                end = at + 10 + Colours(bytes[at + 9]) + 1;
                break;
            default:
                return false;
        }

        while (end < bytes.Length && bytes[end] != 0) end += bytes[end] + 1;
        end++;
        return end <= bytes.Length;
    }
}
