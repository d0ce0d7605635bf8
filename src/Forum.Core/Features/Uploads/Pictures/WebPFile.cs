using System.Buffers.Binary;

namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>A WebP, chunk by chunk.</summary>
internal static class WebPFile
{
    // "Has EXIF" and "has XMP" in the flags of the extended head.
    private const byte Metadata = 0x0C;

    private static readonly string[] Shown = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static PictureHeader? Header(ReadOnlySpan<byte> bytes)
    {
        PictureHeader? header = null;
        var frames = 0;
        for (var at = 12; Next(bytes, ref at, out var name, out var body);)
        {
            if (name == "ANMF") frames++;
            header ??= name switch
            {
                "VP8X" when body.Length >= 10 => new PictureHeader(1 + Three(body[4..]), 1 + Three(body[7..])),
                "VP8 " when body.Length >= 10 && body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]) => new PictureHeader(
                    BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF),
                "VP8L" when body.Length >= 5 && body[0] == 0x2F => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(body[1..])),
                _ => null,
            };
        }

        return header is null or { Width: 0 } or { Height: 0 } ? null : header with { Frames = Math.Max(1, frames) };
    }

    /// <summary>
    /// Also what the converter itself has written: its "strip" leaves EXIF in this one format, place and camera included.
    /// </summary>
    public static byte[]? Cleaned(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write("RIFF\0\0\0\0WEBP"u8);
        var whole = false;
        for (var at = 12; Next(bytes, ref at, out var name, out var body);)
        {
            if (!Shown.Contains(name)) continue;
            whole |= name is "VP8 " or "VP8L" or "ANMF";
            var start = (int)clean.Position;
            clean.Write(System.Text.Encoding.Latin1.GetBytes(name));
            clean.Write(BitConverter.GetBytes(body.Length));
            clean.Write(body);
            if (body.Length % 2 == 1) clean.WriteByte(0);
            if (name == "VP8X") clean.GetBuffer()[start + 8] &= unchecked((byte)~Metadata);
        }

        if (!whole) return null;
        var made = clean.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(made.AsSpan(4), made.Length - 8);
        return made;
    }

    private static PictureHeader Lossless(uint bits) => new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static bool Next(ReadOnlySpan<byte> bytes, scoped ref int at, out string name, out ReadOnlySpan<byte> body)
    {
        name = "";
        body = default;
        if (at + 8 > bytes.Length) return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
        if (length > (uint)(bytes.Length - at - 8)) return false;
        name = System.Text.Encoding.Latin1.GetString(bytes.Slice(at, 4));
        body = bytes.Slice(at + 8, (int)length);
        at += 8 + (int)length + (int)(length % 2);
        return true;
    }
}
